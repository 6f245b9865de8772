/** Facilities that went quiet are asked to speak, all of them in a roll call, and those who keep the roster hear what is due. */
package net.tomarigi.remind;
