/** Who is known before the night: people who registered, people at high risk who have not, and what is due for each. */
package net.tomarigi.registry;
