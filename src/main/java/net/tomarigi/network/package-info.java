/** Networks: one municipality, or several that share; their districts and the policies that differ between them. */
package net.tomarigi.network;
