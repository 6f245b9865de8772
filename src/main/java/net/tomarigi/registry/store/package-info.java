/** The roster in PostgreSQL. */
package net.tomarigi.registry.store;
