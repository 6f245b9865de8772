package net.tomarigi.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/** The columns of a roster's sheet, by the headings that they have in it; they may stand in any order, and any but the name may be left out. */
public enum SheetColumn {
    /** The municipality's own number of the person, or 受給者証番号: a row finds its person by it. */
    NUMBER("番号"),
    NAME("名前"),
    KANA("よみ"),
    BORN("生年月日"),
    ADDRESS("住所"),
    DISTRICT("地区"),
    RISKS("高リスクの理由"),
    JUST_IN_CASE("念のための支給決定"),
    SEX("性別"),
    DISABILITIES("障害種別"),
    LEVEL("障害支援区分"),
    BEHAVIOUR("行動関連項目"),
    WHEELCHAIR("車いす"),
    CARE("必要な支援"),
    CONTACT_1_NAME("連絡先1 名前"),
    CONTACT_1_RELATION("連絡先1 続柄"),
    CONTACT_1_PHONE("連絡先1 電話"),
    CONTACT_2_NAME("連絡先2 名前"),
    CONTACT_2_RELATION("連絡先2 続柄"),
    CONTACT_2_PHONE("連絡先2 電話"),
    CONTACT_3_NAME("連絡先3 名前"),
    CONTACT_3_RELATION("連絡先3 続柄"),
    CONTACT_3_PHONE("連絡先3 電話"),
    INSTITUTION_1_NAME("医療機関1 名前"),
    INSTITUTION_1_PURPOSE("医療機関1 用途"),
    INSTITUTION_1_PHONE("医療機関1 電話"),
    INSTITUTION_2_NAME("医療機関2 名前"),
    INSTITUTION_2_PURPOSE("医療機関2 用途"),
    INSTITUTION_2_PHONE("医療機関2 電話"),
    CRISIS_PLAN("クライシスプラン"),
    CAPSULE("緊急時用カプセル"),
    WISHES("本人と家族の希望"),
    ASSESSMENT("アセスメント"),
    NOTES("そのほか");

    static final int CONTACTS = 3;
    static final int INSTITUTIONS = 2;

    /** What municipalities' own sheets call the number. */
    private static final String CERTIFICATE = "受給者証番号";

    private static final Map<String, SheetColumn> BY_HEADING = byHeading();

    private final String heading;

    SheetColumn(String heading) {
        this.heading = heading;
    }

    public String heading() {
        return heading;
    }

    /** However wide its letters and with or without spaces; null: there is no such column. */
    public static SheetColumn find(String heading) {
        return BY_HEADING.get(Labels.folded(heading));
    }

    private static Map<String, SheetColumn> byHeading() {
        Map<String, SheetColumn> all = new LinkedHashMap<>();
        for (SheetColumn column : values()) all.put(Labels.folded(column.heading), column);
        all.put(Labels.folded(CERTIFICATE), NUMBER);
        return all;
    }

    /** The part of contact or institution {@code at}, from 0: 0 its name, 1 what it is to the person, 2 its telephone. */
    static SheetColumn of(SheetColumn first, int at, int part) {
        return values()[first.ordinal() + 3 * at + part];
    }
}
