/** The demo: a made-up network that a newcomer finds on the first start. */
package net.tomarigi.demo;
