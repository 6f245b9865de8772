/** From the first call to a firm bed: cases, asks, holds and stays; the only writer of stays. */
package net.tomarigi.placement;
