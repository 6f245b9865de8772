/** Tests of the embedded stores, and the stores on which all other tests run. */
package net.tomarigi.embedded;
