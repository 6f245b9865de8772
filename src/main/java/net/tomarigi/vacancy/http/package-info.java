/** HTTP of vacancies: report, attest, and who said so. */
package net.tomarigi.vacancy.http;
