/** What operators are given to run the product with: whether it is sound, and whether it does what it says. */
package net.tomarigi.deploy;
