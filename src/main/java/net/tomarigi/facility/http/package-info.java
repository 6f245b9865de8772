/** Facilities over HTTP: their profiles and beds, their networks, and the import of the national list. */
package net.tomarigi.facility.http;
