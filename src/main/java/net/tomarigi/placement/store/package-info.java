/** Cases, asks and stays in PostgreSQL. */
package net.tomarigi.placement.store;
