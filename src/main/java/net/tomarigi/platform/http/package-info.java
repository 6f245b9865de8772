/** The edge that all HTTP answers share: problems in the caller's language, limits on bodies, how JSON is read, and the frame of
 * every page. */
package net.tomarigi.platform.http;
