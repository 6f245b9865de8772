package net.tomarigi;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * What is tested in a browser, and the embedded stores, which share nothing with the rest: one of the two processes that test
 * at the same time, each with stores of its own.
 */
@Suite
@SelectPackages({"net.tomarigi.browser", "net.tomarigi.embedded"})
class PagesSuite {}
