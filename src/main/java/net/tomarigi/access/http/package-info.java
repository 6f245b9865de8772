/** Signing in and out, who calls, and the gate before every resource. */
package net.tomarigi.access.http;
