package net.tomarigi;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All that is not in {@link PagesSuite}. */
@Suite
@SelectPackages("net.tomarigi")
@ExcludePackages({"net.tomarigi.browser", "net.tomarigi.embedded"})
class ServerSuite {}
