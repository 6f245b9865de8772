/** Cases over HTTP, and what a facility is asked. */
package net.tomarigi.placement.http;
