/** The pages as their readers meet them: in Chromium, found by role and label. */
package net.tomarigi.browser;
