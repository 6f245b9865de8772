/** Facilities: who has beds, where, and what they can take; read from the national list and kept by themselves. */
package net.tomarigi.facility;
