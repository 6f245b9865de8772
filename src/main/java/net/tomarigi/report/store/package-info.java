/** The figures of a year counted by PostgreSQL, and what the office writes to them. */
package net.tomarigi.report.store;
