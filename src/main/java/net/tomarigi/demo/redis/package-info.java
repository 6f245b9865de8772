/** Which node speaks for the made-up facilities, as Redis has it. */
package net.tomarigi.demo.redis;
