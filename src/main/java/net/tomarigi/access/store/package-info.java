/** Accounts, roles and tokens in PostgreSQL. */
package net.tomarigi.access.store;
