/** The audit trail: who read or changed what of whom, appended in the transaction of what it tells, and verifiable. */
package net.tomarigi.audit;
