package net.tomarigi.facility;

/**
 * The whole state of one bed's nights.
 *
 * @param version the facility's version at which these nights last changed; the higher one wins
 */
public record BedNights(String bed, long version, OpenNights nights) {}
