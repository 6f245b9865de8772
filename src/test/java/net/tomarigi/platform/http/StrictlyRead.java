package net.tomarigi.platform.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** For plain tests: JSON is read as the product reads it. */
public final class StrictlyRead {
    private StrictlyRead() {}

    public static ObjectMapper json() {
        ObjectMapper json = JsonMapper.builder().build();
        new StrictJson().customize(json);
        return json;
    }
}
