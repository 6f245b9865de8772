/** Facilities, their beds and memberships in PostgreSQL; many are read or written with as few statements as one. */
package net.tomarigi.facility.store;
