/** Vacancies in PostgreSQL. */
package net.tomarigi.vacancy.store;
