/** The packaged product and its stores as processes of their own, what may happen to each, and what must hold afterwards. */
package net.tomarigi.faults;
