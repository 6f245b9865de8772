/** The keys from the environment, and what is done with them: sealing personal fields, finding them again, signing. */
package net.tomarigi.sealing;
