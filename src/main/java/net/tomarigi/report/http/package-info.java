/** The yearly account over HTTP, on its page, and as XLSX, CSV and PDF. */
package net.tomarigi.report.http;
