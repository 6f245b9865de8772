package net.tomarigi;

import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** What is tested in a browser: one of the two processes that test at the same time, each with stores of its own. */
@Suite
@SelectPackages("net.tomarigi.browser")
class PagesSuite {}
