/** Networks and their rules over HTTP, and the page on which everybody arrives. */
package net.tomarigi.network.http;
