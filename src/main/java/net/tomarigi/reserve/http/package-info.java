/** Reserved beds over HTTP, and their pages for officers and for facilities. */
package net.tomarigi.reserve.http;
