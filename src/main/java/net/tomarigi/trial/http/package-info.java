/** Trial stays over HTTP, and their page. */
package net.tomarigi.trial.http;
