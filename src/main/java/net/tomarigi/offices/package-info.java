/** The register of facilities and offices by the five functions, and the staff qualifications behind the care they claim. */
package net.tomarigi.offices;
