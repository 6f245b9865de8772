/** The demand ledger in PostgreSQL. */
package net.tomarigi.search.store;
