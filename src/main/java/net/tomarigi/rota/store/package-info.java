/** Rotas, what was changed of them, notes and calendars' addresses in PostgreSQL. */
package net.tomarigi.rota.store;
