/** Vacancies: what providers say of their beds, and the only place where a bed's nights are changed. */
package net.tomarigi.vacancy;
