/** Reminders, roll calls and what is due over HTTP, and the page of them. */
package net.tomarigi.remind.http;
