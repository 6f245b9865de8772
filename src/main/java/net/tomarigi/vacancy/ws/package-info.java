/** The two-way socket of one facility's staff or software. */
package net.tomarigi.vacancy.ws;
