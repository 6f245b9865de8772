/** What the platform itself counts in Redis: how often somebody does something. */
package net.tomarigi.platform.redis;
