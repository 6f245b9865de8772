/** The yearly account of a network: what the office must be able to show of a year, from recorded facts. */
package net.tomarigi.report;
