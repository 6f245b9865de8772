/** What the product carries, measured beside servers that do nothing else; run by the Maven profile {@code bench}. */
package net.tomarigi.bench;
