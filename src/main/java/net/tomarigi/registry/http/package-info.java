/** The roster over HTTP, its pages, and those whom a facility may see. */
package net.tomarigi.registry.http;
