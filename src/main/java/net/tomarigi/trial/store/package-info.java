/** Trial stays and their places in PostgreSQL. */
package net.tomarigi.trial.store;
