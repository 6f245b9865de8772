/** The packaged product as a process of its own, and what is put into it, for tests, pictures and measurements. */
package net.tomarigi.product;
