/** Trial stays: places to try, who is booked there, the talk afterwards, and what becomes familiar by it. */
package net.tomarigi.trial;
