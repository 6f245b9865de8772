/** The rota over HTTP: its page, its plan, who answers now, and a calendar for each member. */
package net.tomarigi.rota.http;
