/** Over HTTP, who wants to be woken by a facility's asks, and by what. */
package net.tomarigi.alert.http;
