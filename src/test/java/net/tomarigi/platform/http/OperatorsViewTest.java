package net.tomarigi.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.platform.MetricNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever keeps a node running can ask it how it is. */
@QuarkusTest
class OperatorsViewTest {
    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
    void aHealthyNodeSaysSo(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void everyMetricThatHasANameIsThereFromTheStart() throws IllegalAccessException {
        String metrics =
                given().get("/q/metrics").then().statusCode(200).extract().asString();
        List<String> missing = new ArrayList<>();
        for (Field field : MetricNames.class.getFields()) {
            String name = (String) field.get(null);
            if (!metrics.contains("# TYPE " + name.replace('.', '_'))) missing.add(name);
        }
        assertThat(missing).isEmpty();
    }
}
