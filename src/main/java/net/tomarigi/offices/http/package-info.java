/** The register over HTTP, its pages, the public list, and a facility's qualifications. */
package net.tomarigi.offices.http;
