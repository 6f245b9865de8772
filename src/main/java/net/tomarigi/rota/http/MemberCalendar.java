package net.tomarigi.rota.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import net.tomarigi.platform.Words;
import net.tomarigi.rota.KeepCalendars.MemberShifts;
import net.tomarigi.rota.Member;
import net.tomarigi.rota.Shift;

/** A member's shifts as iCalendar, in one language. The same shift keeps its name, so that a calendar moves it. */
final class MemberCalendar {
    private static final String BUNDLE = "sheets";

    private final Words words;
    private final Locale language;

    MemberCalendar(Words words, Locale language) {
        this.words = words;
        this.language = language;
    }

    String write(MemberShifts of) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Tomarigi//Rota//" + language.getLanguage().toUpperCase(Locale.ROOT)));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty(
                "X-WR-CALNAME",
                say("rota.calendar", of.member().name(), of.standing().name())));
        for (Shift shift : of.shifts())
            if (shift.member().equals(of.member().id()) && !shift.byBackup()) calendar.add(event(shift, of));
        StringWriter text = new StringWriter();
        try {
            // A member without a shift has an empty calendar, which RFC 5545 does not foresee and every program takes.
            new CalendarOutputter(false).output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(Shift shift, MemberShifts of) {
        VEvent event = new VEvent(false);
        String name = String.join(
                "\u0000",
                of.standing().network(),
                of.member().id(),
                Integer.toString(shift.level()),
                shift.from().equals(of.since()) ? "begun" : shift.from().toString());
        event.add(new Uid(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)) + "@tomarigi"));
        event.add(new DtStamp(of.at()));
        event.add(new DtStart<>(shift.from()));
        event.add(new DtEnd<>(shift.until()));
        event.add(new Summary(say("rota.shift." + shift.level(), of.standing().name())));
        String others = others(shift, of);
        if (!others.isEmpty()) event.add(new Description(others));
        return event;
    }

    /** Who else answers meanwhile, in the order in which they are called. */
    private String others(Shift shift, MemberShifts of) {
        List<Shift> meanwhile = of.shifts().stream()
                .filter(other -> other.level() != shift.level()
                        && other.from().isBefore(shift.until())
                        && other.until().isAfter(shift.from()))
                .toList();
        return meanwhile.stream()
                .map(other -> say(
                        "rota.with." + other.level(),
                        of.standing()
                                .plan()
                                .findMember(other.member())
                                .map(Member::name)
                                .orElse("")))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private String say(String key, Object... values) {
        return words.say(language, BUNDLE, key, values);
    }
}
