/** Networks in PostgreSQL. */
package net.tomarigi.network.store;
