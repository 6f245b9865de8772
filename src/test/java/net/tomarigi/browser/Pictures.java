package net.tomarigi.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/**
 * Takes the pictures of the guides from the running product, and of every page at each size, in both languages, by day and by
 * night, to look through: {@code mvn -Ppictures -DskipTests verify}.
 */
public final class Pictures {
    private static final int PATIENCE_MS = 20_000;
    private static final String DESK = "/desk/demo#sex=FEMALE&age=34&disabilities=INTELLECTUAL&behaviour=10";

    private final Browser chromium;
    private final Server tomarigi;
    private final String token;
    /** Of the guides: these are kept with the sources. */
    private final Path guides;
    /** All pages at all sizes. */
    private final Path all;

    private Pictures(Browser chromium, Server tomarigi, Path guides, Path all) throws Exception {
        this.chromium = chromium;
        this.tomarigi = tomarigi;
        this.token = tomarigi.administrator();
        this.guides = guides;
        this.all = all;
    }

    /** @param arguments the build's directory, the directory of the guides' pictures */
    public static void main(String... arguments) throws Exception {
        Path target = Path.of(arguments[0]);
        Path directory = target.resolve("pictures");
        Path data = Files.createTempDirectory("tomarigi-pictures");
        Files.createDirectories(directory);
        int port = Server.freePort();
        Path program = new BrowserOfTheSuite.Program()
                .path()
                .orElseThrow(() -> new IllegalStateException("pictures need Chromium"));
        try (Server tomarigi = Server.product(target, port, data, directory.resolve("tomarigi.log"));
                BrowserOfTheSuite.Chromium chromium = new BrowserOfTheSuite.Chromium(program)) {
            Town.make(tomarigi, "prefecture", 150);
            Town.make(tomarigi, "empty", 0);
            Town.make(tomarigi, "city", 12);
            Town.keepToMembers(tomarigi, "city", "とまりぎ市");
            Pictures pictures = new Pictures(chromium.browser(), tomarigi, Path.of(arguments[1]), directory);
            pictures.takeForGuides();
            Town.make(tomarigi, "village", 4);
            pictures.takeAll();
        }
        System.exit(0);
    }

    private void takeForGuides() {
        try (BrowserContext screen = open("ja-JP", ColorScheme.LIGHT, 1920, 1080)) {
            Page wall = at(screen, "/wall/demo");
            save(wall, guides, "wall");
            screen.setOffline(true);
            wall.getByText("つながっていません。").waitFor();
            save(wall, guides, "wall-disconnected");
        }
        try (BrowserContext screen = open("ja-JP", ColorScheme.DARK, 1920, 1080)) {
            save(at(screen, "/wall/demo"), guides, "wall-dark");
        }
        try (BrowserContext desk = open("ja-JP", ColorScheme.LIGHT, 1280, 800)) {
            save(at(desk, "/"), guides, "home");
            save(at(desk, "/import"), guides, "import");
            save(at(desk, DESK), guides, "desk");
            save(at(desk, "/facilities?network=demo"), guides, "facilities");
            save(at(desk, "/facility/demo-01/profile"), guides, "profile");
        }
        takeOfAProvider();
        takeOfAScreenThatIsLetIn();
    }

    /** An officer enters with a telephone what stands on the television. */
    private void takeOfAScreenThatIsLetIn() {
        try (BrowserContext television = open(null, "ja-JP", ColorScheme.LIGHT, 1920, 1080);
                BrowserContext hand = open("ja-JP", ColorScheme.LIGHT, 360, 740)) {
            Page wall = at(television, "/wall/city");
            save(wall, guides, "wall-code");
            String code = wall.getByRole(AriaRole.IMG).getAttribute("aria-label");
            Page phone = at(hand, "/screens?network=city");
            phone.locator("#code").fill(code.replace(" ", ""));
            phone.locator("#name").fill("1階ロビー");
            save(phone, guides, "screens");
            phone.locator("[type=submit]").click();
            wall.getByRole(AriaRole.LISTITEM).first().waitFor();
        }
    }

    /** A colleague at the desk says otherwise while the telephone has no line. */
    private void takeOfAProvider() {
        try (BrowserContext hand = open("ja-JP", ColorScheme.LIGHT, 360, 740);
                BrowserContext desk = open("ja-JP", ColorScheme.LIGHT, 1280, 800)) {
            Page phone = at(hand, "/facility/demo-08");
            save(phone, guides, "provider-page");
            hand.setOffline(true);
            cell(phone, 2).click();
            phone.getByText(Pattern.compile("もう一度送ります")).waitFor();
            phone.getByText("つながっていません。").first().waitFor();
            save(phone, guides, "provider-offline");
            Page colleague = at(desk, "/facility/demo-08");
            cell(colleague, 2).click();
            colleague.getByText(Pattern.compile("に送りました")).waitFor();
            cell(colleague, 2).click();
            colleague.getByText(Pattern.compile("に送りました")).waitFor();
            hand.setOffline(false);
            phone.getByText(Pattern.compile("つながっていません。")).waitFor(hidden());
            phone.getByText(Pattern.compile("もう一度送ります")).waitFor(hidden());
            phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("確かめてください"))
                    .click();
            phone.getByText("自分の内容にする").first().waitFor();
            save(phone, guides, "provider-conflict");
        }
    }

    private static Locator cell(Page page, int night) {
        return page.getByRole(AriaRole.GRIDCELL).nth(night).getByRole(AriaRole.BUTTON);
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }

    private void takeAll() {
        List<Shown> pages = List.of(
                new Shown("home", "/"),
                new Shown("wall", "/wall/demo"),
                new Shown("desk", DESK),
                new Shown("desk-without", DESK + "&care=SUCTION&nights=7"),
                new Shown("procedure", "/procedure/demo"),
                new Shown("wall-code", "/wall/city", false),
                new Shown("wall-of-150", "/wall/prefecture"),
                new Shown("wall-of-4", "/wall/village"),
                new Shown("wall-of-none", "/wall/empty"),
                new Shown("report", "/facility/demo-01"),
                new Shown("profile", "/facility/demo-01/profile"),
                new Shown("facilities", "/facilities?network=demo"),
                new Shown("import", "/import"),
                new Shown("screens", "/screens?network=city"),
                new Shown("tokens", "/tokens?facility=demo-01"),
                new Shown("welcome", "/welcome"),
                new Shown("account", "/account"),
                new Shown("people", "/people?network=demo"));
        for (Shown shown : pages)
            for (String locale : List.of("ja-JP", "en-GB"))
                for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    take(shown, locale, theme, 360, 740);
                    take(shown, locale, theme, 1280, 800);
                    take(shown, locale, theme, 1920, 1080);
                    if (shown.path.startsWith("/wall")) take(shown, locale, theme, 3840, 2160);
                }
    }

    private void take(Shown shown, String locale, ColorScheme theme, int width, int height) {
        try (BrowserContext window = open(shown.signedIn ? token : null, locale, theme, width, height)) {
            String name = String.join(
                    "-",
                    shown.name,
                    width + "x" + height,
                    locale.substring(0, 2),
                    theme.name().toLowerCase());
            save(at(window, shown.path), all, name);
        }
    }

    private BrowserContext open(String locale, ColorScheme theme, int width, int height) {
        return open(token, locale, theme, width, height);
    }

    /** @param token whose browser it is; null: nobody's */
    private BrowserContext open(String token, String locale, ColorScheme theme, int width, int height) {
        BrowserContext window = chromium.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + tomarigi.port())
                .setLocale(locale)
                .setTimezoneId("Asia/Tokyo")
                .setColorScheme(theme)
                .setHasTouch(width < 500)
                .setViewportSize(width, height));
        window.setDefaultTimeout(PATIENCE_MS);
        if (token != null) BrowserWindows.signIn(window, tomarigi.port(), token);
        return window;
    }

    private static Page at(BrowserContext window, String path) {
        Page page = window.newPage();
        page.navigate(path);
        page.getByRole(AriaRole.HEADING).first().waitFor();
        page.waitForFunction("document.fonts.status === 'loaded'");
        if (path.startsWith("/wall/"))
            page.locator("tomarigi-wall main > *").first().waitFor();
        if (path.startsWith("/desk/")) page.locator("tomarigi-desk-results").waitFor();
        if (path.equals("/wall/city")) page.getByRole(AriaRole.IMG).waitFor();
        if (path.matches("/screens.*|/tokens.*")) page.locator("form").first().waitFor();
        if (path.matches("/facility/[^/]+"))
            page.locator("tomarigi-freshness").first().waitFor();
        return page;
    }

    private static void save(Page page, Path directory, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(directory.resolve(name + ".png")));
        System.out.println(directory.resolve(name + ".png"));
    }

    private record Shown(String name, String path, boolean signedIn) {
        Shown(String name, String path) {
            this(name, path, true);
        }
    }
}
