/** A roster as a spreadsheet: CSV and XLSX as offices in Japan write them, read within limits, and written. */
package net.tomarigi.registry.sheet;
