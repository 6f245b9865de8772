/** Reserved beds, their nights and settled months in PostgreSQL. */
package net.tomarigi.reserve.store;
