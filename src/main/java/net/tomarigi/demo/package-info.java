/** The demo: a made-up network that a newcomer finds on the first start, and whose facilities speak by themselves. */
package net.tomarigi.demo;
