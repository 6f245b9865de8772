/** The product as a process: its main class. */
package net.tomarigi;
