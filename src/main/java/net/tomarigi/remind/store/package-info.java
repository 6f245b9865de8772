/** Who was called upon, what came of it, and what is due, in PostgreSQL. */
package net.tomarigi.remind.store;
