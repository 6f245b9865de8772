/** From a change to the screens, beside what others would use. */
package net.tomarigi.bench.fanout;
