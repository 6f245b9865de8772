/** Which beds can take a person tonight, in what order, why, and what would have to give: pure computation on the JDK alone. */
package net.tomarigi.matching;
