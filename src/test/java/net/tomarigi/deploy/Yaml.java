package net.tomarigi.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What stands in a file of YAML. */
final class Yaml {
    private static final ObjectMapper MAPPER = new ObjectMapper(
            YAMLFactory.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build());

    private Yaml() {}

    static JsonNode read(Path file) {
        List<JsonNode> documents = readAll(text(file));
        if (documents.size() != 1) throw new IllegalArgumentException(file + " has " + documents.size() + " documents");
        return documents.get(0);
    }

    /** The documents of a text, of which some may be empty and are left out. */
    static List<JsonNode> readAll(String text) {
        refuseTwoOfOneName(text);
        try (JsonParser parser = MAPPER.createParser(text)) {
            List<JsonNode> documents = new ArrayList<>();
            while (parser.nextToken() != null) {
                JsonNode one = MAPPER.readTree(parser);
                if (!one.isNull() && !one.isMissingNode()) documents.add(one);
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with {@code *} and {@code <<} followed, which Jackson leaves as they stand. */
    static JsonNode readMerged(Path file) {
        LoaderOptions strict = strict();
        Map<String, Object> merged = new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict)).load(text(file));
        return MAPPER.valueToTree(merged);
    }

    private static void refuseTwoOfOneName(String text) {
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict())).loadAll(text).forEach(document -> {});
    }

    private static LoaderOptions strict() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return options;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
