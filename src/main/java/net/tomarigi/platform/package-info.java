/** What every feature stands on: the clock, problems told to a caller, words in two languages, metric names, health. */
package net.tomarigi.platform;
