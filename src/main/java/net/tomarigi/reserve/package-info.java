/** Beds that stand empty for emergencies: what was agreed, what became of each night, and what is paid for a month. */
package net.tomarigi.reserve;
