package net.tomarigi.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.platform.Words;

/** What a sheet calls what the roster knows: the words of the pages, in Japanese. */
@ApplicationScoped
public class Labels {
    static final String YES = "はい";
    static final String NO = "いいえ";
    static final String NONE = "なし";
    static final String COMMA = "、";

    private static final Map<Class<?>, String> PREFIXES =
            Map.of(Risk.class, "roster.risk.", Disability.class, "disability.", Care.class, "care.", Sex.class, "sex.");

    private final Words words;

    public Labels(Words words) {
        this.words = words;
    }

    String of(Enum<?> one) {
        return words.say(Locale.JAPANESE, "pages", PREFIXES.get(one.getDeclaringClass()) + one.name());
    }

    /** In the order of the constants. */
    String of(Collection<? extends Enum<?>> some) {
        return some.stream().sorted().map(this::of).collect(Collectors.joining(COMMA));
    }

    /** By its word or its name; null: there is none. */
    <E extends Enum<E>> E find(Class<E> type, String typed) {
        String folded = folded(typed);
        for (E one : type.getEnumConstants())
            if (folded(of(one)).equals(folded) || folded(one.name()).equals(folded)) return one;
        return null;
    }

    <E extends Enum<E>> String all(Class<E> type) {
        return of(List.of(type.getEnumConstants()));
    }

    /** True, false, or null for what is neither. */
    static Boolean yesOrNo(String typed) {
        return switch (folded(typed)) {
            case "はい", "有", "あり", "○", "〇", "◯", "1", "yes", "true" -> true;
            case "いいえ", "無", "なし", "×", "✕", "0", "no", "false" -> false;
            default -> null;
        };
    }

    /** The parts of a list, however they are separated. */
    static List<String> split(String typed) {
        List<String> parts = new ArrayList<>();
        for (String part : typed.split("[、,，;；/／\\n]")) if (!part.isBlank()) parts.add(part.strip());
        return parts;
    }

    /** However somebody types it: half and full width, capitals, spaces. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
    }

    /** What is known of somebody, as the sheet writes it; what is not known is left out. */
    Map<SheetColumn, String> write(Facts facts, Personal personal) {
        Map<SheetColumn, String> cells = new LinkedHashMap<>();
        put(cells, SheetColumn.NUMBER, personal.number());
        put(cells, SheetColumn.NAME, personal.name());
        put(cells, SheetColumn.KANA, personal.kana());
        put(cells, SheetColumn.BORN, personal.born());
        put(cells, SheetColumn.ADDRESS, personal.address());
        put(cells, SheetColumn.DISTRICT, facts.district());
        put(cells, SheetColumn.RISKS, facts.risks().isEmpty() ? null : of(facts.risks()));
        put(cells, SheetColumn.JUST_IN_CASE, facts.justInCase() ? YES : null);
        put(
                cells,
                SheetColumn.SEX,
                facts.need().sex() == null ? null : of(facts.need().sex()));
        put(cells, SheetColumn.DISABILITIES, listed(facts.need().disabilities()));
        put(cells, SheetColumn.LEVEL, facts.need().supportLevel());
        put(cells, SheetColumn.BEHAVIOUR, facts.need().behaviour());
        Boolean wheelchair = facts.need().wheelchair();
        put(cells, SheetColumn.WHEELCHAIR, wheelchair == null ? null : wheelchair ? YES : NO);
        put(cells, SheetColumn.CARE, listed(facts.need().care()));
        for (int i = 0; i < Math.min(SheetColumn.CONTACTS, personal.contacts().size()); i++) {
            Personal.Contact one = personal.contacts().get(i);
            put(cells, SheetColumn.of(SheetColumn.CONTACT_1_NAME, i, 0), one.name());
            put(cells, SheetColumn.of(SheetColumn.CONTACT_1_NAME, i, 1), one.relation());
            put(cells, SheetColumn.of(SheetColumn.CONTACT_1_NAME, i, 2), one.phone());
        }
        for (int i = 0;
                i < Math.min(SheetColumn.INSTITUTIONS, personal.institutions().size());
                i++) {
            Personal.Institution one = personal.institutions().get(i);
            put(cells, SheetColumn.of(SheetColumn.INSTITUTION_1_NAME, i, 0), one.name());
            put(cells, SheetColumn.of(SheetColumn.INSTITUTION_1_NAME, i, 1), one.purpose());
            put(cells, SheetColumn.of(SheetColumn.INSTITUTION_1_NAME, i, 2), one.phone());
        }
        put(cells, SheetColumn.CRISIS_PLAN, personal.crisisPlan());
        put(cells, SheetColumn.CAPSULE, personal.capsule());
        put(cells, SheetColumn.WISHES, personal.wishes());
        put(cells, SheetColumn.ASSESSMENT, personal.assessment());
        put(cells, SheetColumn.NOTES, personal.notes());
        return cells;
    }

    private String listed(Collection<? extends Enum<?>> some) {
        if (some == null) return null;
        return some.isEmpty() ? NONE : of(some);
    }

    private static void put(Map<SheetColumn, String> cells, SheetColumn column, Object value) {
        if (value != null) cells.put(column, value.toString());
    }
}
