/** Who calls, and what they may: accounts, roles, tokens, and the one place that decides. */
package net.tomarigi.access;
