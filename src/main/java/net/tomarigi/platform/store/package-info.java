/** What the platform itself asks PostgreSQL. */
package net.tomarigi.platform.store;
