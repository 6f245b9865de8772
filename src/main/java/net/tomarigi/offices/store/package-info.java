/** The register and the qualifications in PostgreSQL. */
package net.tomarigi.offices.store;
