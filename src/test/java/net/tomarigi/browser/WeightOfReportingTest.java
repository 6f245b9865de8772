package net.tomarigi.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.tomarigi.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A phone on a slow line does not wait for the page: all that it loads, for opening offline too, is small. */
@QuarkusTest
@ExtendWith(BrowserOfTheSuite.class)
class WeightOfReportingTest {
    private static final int MOST_BYTES = 150_000;

    @Test
    void allThatThePageLoadsIsSmall(BrowserWindows windows) throws IOException {
        String address = "/facility/" + Given.facility(Given.network(), 10);
        Page phone = windows.phone(address);
        ReportingPage.tonight(phone, "1").waitFor();
        phone.evaluate("navigator.serviceWorker.ready.then(() => true)");

        @SuppressWarnings("unchecked")
        List<String> loaded = (List<String>) phone.evaluate("""
                async () => {
                  const caught = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
                  const worker = await (await fetch('/facility-worker.js')).text();
                  return [
                    ...performance.getEntriesByType('resource').map((entry) => entry.name),
                    document.querySelector('link[rel=manifest]').href,
                    document.querySelector('link[rel=icon]').href,
                    '/icon-192.png',
                    '/facility-worker.js',
                    worker.match(/importScripts\\('([^']+)/)[1],
                    ...caught.flat().map((request) => request.url),
                  ];
                }
                """);
        List<String> all = new ArrayList<>(loaded);
        all.add(address);
        int sum = 0;
        for (String one : all) sum += compressed(given().get(one).asByteArray());

        assertThat(all).hasSizeGreaterThan(12).anyMatch(one -> one.contains("/static/bundle/worker"));
        System.out.println("WeightOfReportingTest: " + all.size() + " answers, " + sum + " bytes compressed");
        assertThat(sum).isBetween(10_000, MOST_BYTES);
    }

    private static int compressed(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        }
        return bytes.size();
    }
}
