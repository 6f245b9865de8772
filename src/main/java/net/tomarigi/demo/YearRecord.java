package net.tomarigi.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.registry.Consent;
import net.tomarigi.registry.Registrant;
import net.tomarigi.search.DemandLedger.Demand;
import net.tomarigi.vacancy.VacancyReport.BedReport;

/** All that a simulated year has left behind, in the product's own words, and nothing sealed yet. */
final class YearRecord {
    final List<YearOfStaff.Person> staff = new ArrayList<>();
    final Map<String, Registrant> people = new LinkedHashMap<>();
    final List<Lived> lived = new ArrayList<>();
    final List<Given> consents = new ArrayList<>();
    final Map<String, OneCase> cases = new LinkedHashMap<>();
    final List<Said> reports = new ArrayList<>();
    final List<Demand> demands = new ArrayList<>();
    final List<YearOfTown.House> houses = new ArrayList<>();

    /** Something that happened with somebody on the roster. */
    record Lived(String registrant, net.tomarigi.registry.Entry entry) {}

    /** A consent of somebody on the roster. */
    record Given(String person, Consent consent) {}

    /** A case as it is kept, with all that happened in it. */
    record OneCase(KeptCase kept, List<net.tomarigi.placement.Entry> entries) {}

    /**
     * A facility's word.
     *
     * @param number of its words, from 1
     * @param said empty: nothing has changed
     */
    record Said(String facility, long number, Instant at, String who, List<BedReport> said) {}

    void revoked(String consent, Instant at) {
        consents.replaceAll(given ->
                given.consent().id().equals(consent) ? new Given(given.person(), until(given.consent(), at)) : given);
    }

    private static Consent until(Consent one, Instant at) {
        return new Consent(one.id(), one.network(), one.facility(), one.scope(), one.givenAt(), one.endsAt(), at);
    }

    /** Of all of it: SHA-256, the same for the same facts, in whichever order a set gives its members. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Object part : List.of(people.values(), lived, consents, cases.values(), reports, demands))
                digest.update(
                        canonical(EventJson.read(EventJson.writeData(part))).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String canonical(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> fields = new TreeMap<>();
            node.fields().forEachRemaining(field -> fields.put(field.getKey(), canonical(field.getValue())));
            return fields.toString();
        }
        if (!node.isArray()) return node.toString();
        List<String> items = new ArrayList<>();
        boolean isOfWords = true;
        for (JsonNode item : node) {
            items.add(canonical(item));
            isOfWords &= item.isTextual();
        }
        if (isOfWords) items.sort(null);
        return items.toString();
    }
}
