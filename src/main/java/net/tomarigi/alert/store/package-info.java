/** Who is woken, what they are still to be told, and the key that push services know, in PostgreSQL. */
package net.tomarigi.alert.store;
