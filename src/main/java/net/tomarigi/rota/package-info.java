/** Who answers the emergency phone now, and who if they do not: plans, shifts, swaps, substitutes, gaps, hand-over notes. */
package net.tomarigi.rota;
