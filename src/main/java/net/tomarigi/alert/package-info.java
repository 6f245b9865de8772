/** How an ask wakes somebody whose page is not open: messages to browsers (web push) and mail, each told once. */
package net.tomarigi.alert;
