/** The stores that a process starts itself: whatever is not configured is embedded, as the real thing. */
package net.tomarigi.embedded;
