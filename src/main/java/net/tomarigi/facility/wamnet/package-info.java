/** The national list of short-stay facilities as WAM NET publishes it: a file of 29 columns, read strictly and whole. */
package net.tomarigi.facility.wamnet;
