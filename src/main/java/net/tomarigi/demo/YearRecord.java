package net.tomarigi.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.Step;
import net.tomarigi.outbox.EventJson;
import net.tomarigi.placement.KeptCase;
import net.tomarigi.registry.Consent;
import net.tomarigi.registry.Registrant;
import net.tomarigi.reserve.Account;
import net.tomarigi.reserve.Agreement;
import net.tomarigi.reserve.Spoken;
import net.tomarigi.rota.Amendment;
import net.tomarigi.rota.Note;
import net.tomarigi.rota.RotaPlan;
import net.tomarigi.search.DemandLedger.Demand;
import net.tomarigi.trial.Trial;
import net.tomarigi.trial.TrialPlace;
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
    final List<Amendment> amendments = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<Listed> register = new ArrayList<>();
    final List<Qualification> qualifications = new ArrayList<>();
    final Map<String, Agreement> agreements = new LinkedHashMap<>();
    final Map<String, Map<LocalDate, Spoken>> reservedNights = new LinkedHashMap<>();
    final List<Account> settled = new ArrayList<>();
    final List<Corrected> corrections = new ArrayList<>();
    final List<TrialPlace> places = new ArrayList<>();
    final Map<String, Trial> trials = new LinkedHashMap<>();
    RotaPlan rota = RotaPlan.NONE;

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

    /** Somebody in the register, and how it came to that. */
    record Listed(net.tomarigi.offices.Entry entry, List<Step> steps) {}

    /** What was found out after a month was settled. */
    record Corrected(YearMonth month, Account.Correction correction) {}

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
            for (Object part : List.of(
                    people.values(),
                    lived,
                    consents,
                    cases.values(),
                    reports,
                    demands,
                    amendments,
                    notes,
                    register,
                    qualifications,
                    agreements.values(),
                    reservedNights,
                    settled,
                    corrections,
                    places,
                    trials.values()))
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
