package net.tomarigi.board;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.tomarigi.board.BoardView.BedView;
import net.tomarigi.board.BoardView.FacilityView;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.CareHours;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Profile;

/** The board's JSON, as the public contract has it. Bytes are UTF-8. */
public final class BoardJson {
    private static final JsonFactory JSON = new JsonFactory();

    private BoardJson() {}

    /**
     * The whole board.
     *
     * @param type {@code snapshot} for a screen; null for a plain read
     * @param asOf when this node last knew it to be true
     */
    public static byte[] snapshot(BoardView view, String type, Instant asOf) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(256 + 512 * view.facilities().size());
        out.writeBytes(generated(
                json -> {
                    if (type != null) json.writeStringField("type", type);
                    json.writeStringField("asOf", asOf.toString());
                },
                true,
                false));
        out.writeBytes(content(view));
        return out.toByteArray();
    }

    /** The board's JSON without {@code asOf} and without its first brace: all that an ETag depends on. */
    public static byte[] content(BoardView view) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(256 + 512 * view.facilities().size());
        byte[] head = generated(
                json -> {
                    json.writeStringField("network", view.network());
                    json.writeStringField("name", view.name());
                    json.writeStringField("epoch", view.epoch());
                    json.writeNumberField("revision", view.revision());
                    json.writeStringField("tonight", view.tonight().toString());
                    json.writeNumberField("nights", view.nights());
                    json.writeNumberField("openTonight", view.openTonight());
                },
                false,
                false);
        out.write(',');
        out.writeBytes(head);
        out.writeBytes(",\"facilities\":[".getBytes(StandardCharsets.US_ASCII));
        boolean first = true;
        for (FacilityView facility : view.facilities()) {
            if (!first) out.write(',');
            out.writeBytes(facility.json());
            first = false;
        }
        out.write(']');
        out.write('}');
        return out.toByteArray();
    }

    static byte[] facility(FacilityView view) {
        return generated(
                json -> {
                    Profile profile = view.profile();
                    json.writeStringField("id", view.id());
                    json.writeStringField("name", profile.name());
                    json.writeStringField("district", view.district());
                    json.writeStringField(
                            "kind",
                            profile.kind() == null ? null : profile.kind().name());
                    writeNumber(json, "lat", profile.lat());
                    writeNumber(json, "lon", profile.lon());
                    json.writeStringField("phone", profile.phone());
                    writeTakes(json, profile);
                    writeState(json, view);
                    json.writeArrayFieldStart("beds");
                    for (BedView bed : view.beds()) {
                        json.writeStartObject();
                        json.writeStringField("id", bed.id());
                        json.writeStringField("label", bed.label());
                        json.writeStringField("open", bed.open());
                        json.writeStringField("taken", bed.taken());
                        json.writeNumberField("version", bed.version());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                },
                true,
                true);
    }

    /** A delta, UTF-8: {@code before} holds the beds that a screen has already; null when that is not known. */
    public static byte[] changes(BoardView view, List<FacilityView> changed, BoardView before) {
        return generated(
                json -> {
                    json.writeStringField("type", "changes");
                    json.writeNumberField("revision", view.revision());
                    json.writeNumberField("openTonight", view.openTonight());
                    json.writeArrayFieldStart("facilities");
                    for (FacilityView facility : changed) {
                        json.writeStartObject();
                        json.writeStringField("id", facility.id());
                        writeState(json, facility);
                        json.writeArrayFieldStart("beds");
                        List<BedView> known = before == null ? List.of() : before.bedsOf(facility);
                        for (int i = 0; i < facility.beds().size(); i++) {
                            BedView bed = facility.beds().get(i);
                            if (i < known.size() && bed.equals(known.get(i))) continue;
                            json.writeStartObject();
                            json.writeStringField("id", bed.id());
                            json.writeStringField("open", bed.open());
                            json.writeStringField("taken", bed.taken());
                            json.writeNumberField("version", bed.version());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                },
                true,
                true);
    }

    public static String resumed(long revision) {
        return "{\"type\":\"resumed\",\"revision\":" + revision + "}";
    }

    /**
     * @param asOf when this node last knew the board to be true; older than {@code at} while a store is away
     * @param pages the version of the pages that this node serves; one who shows another may load them anew
     */
    public static String heartbeat(long revision, Instant at, Instant asOf, String pages) {
        return "{\"type\":\"heartbeat\",\"revision\":" + revision + ",\"at\":\"" + at + "\",\"asOf\":\"" + asOf
                + "\",\"pages\":\"" + pages + "\"}";
    }

    /** What the facility says it takes, for a reader at a glance; what it does not say, or never does, is left out. */
    private static void writeTakes(JsonGenerator json, Profile profile) throws IOException {
        json.writeObjectFieldStart("takes");
        if (profile.disabilities() != null) {
            json.writeArrayFieldStart("disabilities");
            for (Disability one : Disability.values())
                if (profile.disabilities().contains(one)) json.writeString(one.name());
            json.writeEndArray();
        }
        if (profile.children() != null) json.writeBooleanField("children", profile.children());
        if (profile.adults() != null) json.writeBooleanField("adults", profile.adults());
        if (profile.care() != null) {
            json.writeObjectFieldStart("care");
            for (Care one : Care.values()) {
                CareHours hours = profile.care().get(one);
                if (hours != null && hours != CareHours.NEVER) json.writeStringField(one.name(), hours.name());
            }
            json.writeEndObject();
        }
        if (profile.maxBehaviour() != null) json.writeNumberField("maxBehaviour", profile.maxBehaviour());
        if (profile.wheelchair() != null) json.writeBooleanField("wheelchair", profile.wheelchair());
        json.writeEndObject();
    }

    private static void writeState(JsonGenerator json, FacilityView view) throws IOException {
        json.writeStringField(
                "attestedAt",
                view.attestedAt() == null ? null : view.attestedAt().toString());
        json.writeStringField("freshness", view.freshness().name());
        json.writeNumberField("openTonight", view.openTonight());
    }

    private static void writeNumber(JsonGenerator json, String name, Double value) throws IOException {
        if (value == null) json.writeNullField(name);
        else json.writeNumberField(name, value);
    }

    /** The members that {@code write} writes, with the braces asked for. */
    private static byte[] generated(Members write, boolean open, boolean close) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            write.to(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] all = out.toByteArray();
        return Arrays.copyOfRange(all, open ? 0 : 1, close ? all.length : all.length - 1);
    }

    private interface Members {
        void to(JsonGenerator json) throws IOException;
    }
}
