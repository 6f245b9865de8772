/** Who can take this person, over HTTP, in words; and the desk. */
package net.tomarigi.search.http;
