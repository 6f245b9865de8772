package net.tomarigi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link BrowserWindows}. One Chromium serves the suite and is closed with it, and another those tests that need
 * {@link ShowsNotifications a whole one}. Where none is installed the test is skipped, and says so where it cannot be overlooked.
 */
final class BrowserOfTheSuite implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    /** Where to look when Debian's is not there. */
    private static final String PATH_PROPERTY = "tomarigi.test.chromium";

    private static final Namespace OWN = Namespace.create(BrowserOfTheSuite.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return suite(test).getOrComputeIfAbsent(Program.class).path.isPresent()
                ? ConditionEvaluationResult.enabled("there is a Chromium")
                : ConditionEvaluationResult.disabled("SKIPPED: no Chromium was found");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == BrowserWindows.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Program found = suite(test).get(Program.class, Program.class);
        Path whole = found.path.orElseThrow();
        Path program = parameter.isAnnotated(ShowsNotifications.class) ? whole : found.light.orElse(whole);
        Chromium chromium = suite(test).getOrComputeIfAbsent(program, key -> new Chromium(program), Chromium.class);
        BrowserWindows windows = new BrowserWindows(chromium.browser);
        test.getStore(OWN).put(BrowserWindows.class, windows);
        return windows;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        BrowserWindows windows = test.getStore(OWN).get(BrowserWindows.class, BrowserWindows.class);
        if (windows != null) windows.close();
    }

    /** What is handed over must be windows of a browser that shows notifications. */
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShowsNotifications {}

    private static ExtensionContext.Store suite(ExtensionContext test) {
        return test.getRoot().getStore(OWN);
    }

    /** Looked for once. */
    static final class Program {
        private final Optional<Path> path = Stream.of(
                        System.getProperty(PATH_PROPERTY, ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(candidate -> !candidate.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();

        /** The same without what only a person in front of it would see, and so in two thirds of the time. */
        private final Optional<Path> light =
                Optional.of(Path.of("/usr/bin/chromium-headless-shell")).filter(Files::isExecutable);

        Optional<Path> path() {
            return path;
        }

        Program() {
            if (path.isEmpty()) System.err.println("""

                        ************************************************************************
                        NO CHROMIUM FOUND: ALL BROWSER TESTS ARE SKIPPED.
                        Install it (Debian: apt-get install chromium chromium-headless-shell fonts-noto-cjk)
                        or name it: mvn -D%s=/path/to/chromium verify
                        ************************************************************************
                        """.formatted(PATH_PROPERTY));
        }
    }

    /** Closed by JUnit when the last test is over. */
    static final class Chromium implements AutoCloseable {
        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser;

        Chromium(Path program) {
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
            PlaywrightAssertions.setDefaultAssertionTimeout(BrowserWindows.PATIENCE_MS);
        }

        Browser browser() {
            return browser;
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
