package net.tomarigi.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.facility.Sex;
import net.tomarigi.registry.Risk;
import net.tomarigi.search.KnownNeed;

/** People who do not exist, and whose names say so: 見本 (sample), 例示 (example), 架空 (imaginary). */
final class Invented {
    private static final String[][] FAMILIES = {
        {"見本", "みほん"}, {"例示", "れいじ"}, {"架空", "かくう"}, {"仮名", "かめい"}, {"雛形", "ひながた"},
        {"想定", "そうてい"}, {"模擬", "もぎ"}, {"練習", "れんしゅう"}, {"試作", "しさく"}, {"手本", "てほん"}
    };
    private static final String[][] WOMEN = {
        {"花子", "はなこ"}, {"梅子", "うめこ"}, {"さくら", "さくら"}, {"百合", "ゆり"}, {"すみれ", "すみれ"},
        {"菊江", "きくえ"}, {"かえで", "かえで"}, {"つばき", "つばき"}, {"萩乃", "はぎの"}, {"あやめ", "あやめ"}
    };
    private static final String[][] MEN = {
        {"太郎", "たろう"}, {"一郎", "いちろう"}, {"次郎", "じろう"}, {"三郎", "さぶろう"}, {"四郎", "しろう"},
        {"松男", "まつお"}, {"竹彦", "たけひこ"}, {"杉人", "すぎと"}, {"柏", "かしわ"}, {"けやき", "けやき"}
    };
    private static final String[] WISHES = {
        "自分の部屋で眠りたい。知らない人が多い場所は苦手。", "母と電話で話せるところがよい。", "いつも通っている作業所に通い続けたい。", "できるだけ家から近いところ。", "静かなところ。夜は電気を消してほしい。"
    };
    private static final String[] CAPSULES = {
        "お薬手帳・受給者証の写しは玄関の棚。夜の薬は21時。", "大きな音が苦手。絵カードで伝えると落ち着く。", "アレルギー：そば。水分にとろみをつける。", "てんかんの発作時は座薬。5分続けば救急へ。"
    };
    private static final String[] PLANS = {
        "主な介護者が倒れたら、まず妹に電話。次に拠点へ。", "ヘルパーの時間を夜までのばして様子を見る。むずかしければ短期入所。",
        "体験利用をした事業所に最初に打診する。", "訪問看護に連絡し、医療的ケアのできる事業所をさがす。"
    };
    private static final double[] OF_DISABILITY = {.15, .40, .20, .09, .03, .04, .09};

    private final Dice dice;
    private final List<DemoFacility> facilities;

    Invented(Dice dice, List<DemoFacility> facilities) {
        this.dice = dice;
        this.facilities = facilities;
    }

    /**
     * @param need without an age, as the roster keeps it
     * @param born null: nobody knows
     */
    record Human(
            String name,
            String kana,
            LocalDate born,
            String district,
            String address,
            double lat,
            double lon,
            KnownNeed need,
            Set<Risk> risks) {}

    Human human(LocalDate today) {
        boolean isWoman = dice.chance(.45);
        String[] family = FAMILIES[dice.from(0, FAMILIES.length - 1)];
        String[] given = isWoman ? WOMEN[dice.from(0, 9)] : MEN[dice.from(0, 9)];
        boolean isChild = dice.chance(.09);
        int age = isChild ? dice.from(6, 17) : 18 + (int) (dice.fraction() * 35 + dice.fraction() * 25);
        LocalDate born = today.minusYears(age).minusDays(dice.from(1, 360));
        DemoFacility near = dice.of(facilities);
        String town = near.profile().address().replaceFirst("[0-9０-９].*$", "");
        Set<Disability> disabilities = EnumSet.of(Disability.values()[dice.weighted(OF_DISABILITY)]);
        if (disabilities.contains(Disability.INTELLECTUAL) && dice.chance(.2))
            disabilities.add(Disability.DEVELOPMENTAL);
        if (disabilities.contains(Disability.PHYSICAL) && dice.chance(.15)) disabilities.add(Disability.INTRACTABLE);
        KnownNeed need = need(disabilities, isChild, isWoman);
        return new Human(
                family[0] + " " + given[0],
                family[1] + " " + given[1],
                born,
                near.district(),
                town + dice.from(100, 999) + "番地" + dice.from(1, 30) + "（架空）",
                round(near.profile().lat() + (dice.fraction() - .5) * .04),
                round(near.profile().lon() + (dice.fraction() - .5) * .05),
                need,
                risks(need, age));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1_000) / 1_000.0;
    }

    private KnownNeed need(Set<Disability> disabilities, boolean isChild, boolean isWoman) {
        boolean isSevere = disabilities.contains(Disability.SEVERE_MULTIPLE);
        boolean isPhysical = disabilities.contains(Disability.PHYSICAL) || isSevere;
        boolean mayBeRestless =
                disabilities.contains(Disability.INTELLECTUAL) || disabilities.contains(Disability.DEVELOPMENTAL);
        Set<Care> care = EnumSet.noneOf(Care.class);
        if (isSevere) {
            if (dice.chance(.6)) care.add(Care.SUCTION);
            if (dice.chance(.5)) care.add(Care.TUBE_FEEDING);
            if (dice.chance(.12)) care.add(Care.VENTILATOR);
        }
        if (disabilities.contains(Disability.INTRACTABLE) && dice.chance(.3)) care.add(Care.OXYGEN);
        if (!isSevere && dice.chance(.04)) care.add(Care.INJECTION);
        if (isPhysical) {
            care.add(Care.TOILETING);
            care.add(Care.TRANSFER);
        }
        if (dice.chance(.55)) care.add(Care.MEDICATION);
        if (dice.chance(.35)) care.add(Care.NIGHT_WATCH);
        int behaviour = !mayBeRestless ? 0 : dice.chance(.25) ? dice.from(10, 22) : dice.from(0, 9);
        int level =
                isSevere ? dice.from(isChild ? 3 : 5, isChild ? 3 : 6) : isChild ? dice.from(1, 3) : dice.from(2, 6);
        return new KnownNeed(
                disabilities,
                care,
                behaviour,
                level,
                isWoman ? Sex.FEMALE : Sex.MALE,
                null,
                isPhysical && dice.chance(.7));
    }

    private Set<Risk> risks(KnownNeed need, int age) {
        Set<Risk> risks = EnumSet.noneOf(Risk.class);
        if (age >= 18 && dice.chance(.15)) risks.add(Risk.LIVES_ALONE);
        else if (age >= 38 && age < 48 && dice.chance(.5)) risks.add(Risk.HOUSEHOLD_7040);
        else if (age >= 48 && age < 58 && dice.chance(.6)) risks.add(Risk.HOUSEHOLD_8050);
        else if (age >= 58 && dice.chance(.5)) risks.add(Risk.HOUSEHOLD_9060);
        if (need.behaviour() >= 10) risks.add(Risk.SEVERE_BEHAVIOUR);
        for (Care care : need.care()) if (care.compareTo(Care.MEALS) < 0) risks.add(Risk.MEDICAL_CARE);
        return risks;
    }

    /** As the roster keeps what is personal; what was not asked is not there. */
    Map<String, Object> personal(Human human) {
        Map<String, Object> personal = new LinkedHashMap<>();
        personal.put("name", human.name());
        personal.put("kana", human.kana());
        personal.put("born", human.born().toString());
        personal.put("address", human.address());
        String family = human.name().split(" ")[0];
        List<Map<String, Object>> contacts = new ArrayList<>();
        contacts.add(Map.of(
                "name",
                family + " 家族（架空）",
                "relation",
                dice.chance(.7) ? "母" : "父",
                "phone",
                "0282-00-" + dice.from(1000, 9999)));
        if (dice.chance(.5))
            contacts.add(Map.of("name", "計画相談ひな形（架空）", "relation", "相談支援専門員", "phone", "0282-00-0199"));
        personal.put("contacts", contacts);
        if (dice.chance(.6))
            personal.put(
                    "institutions",
                    List.of(Map.of("name", "架空クリニック", "purpose", "かかりつけ", "phone", "0282-00-0" + dice.from(100, 999))));
        if (dice.chance(.7)) personal.put("assessment", "食事・排せつは声かけで可。初めての場所では見守りが要る。（架空の記録）");
        if (dice.chance(.6)) personal.put("crisisPlan", PLANS[dice.from(0, PLANS.length - 1)]);
        if (dice.chance(.7)) personal.put("wishes", WISHES[dice.from(0, WISHES.length - 1)]);
        if (dice.chance(.5)) personal.put("capsule", CAPSULES[dice.from(0, CAPSULES.length - 1)]);
        return personal;
    }

    /** What is known of somebody who calls for the first time at night: some of it. */
    KnownNeed known(Human human, int age) {
        KnownNeed need = human.need();
        return new KnownNeed(
                need.disabilities(),
                dice.chance(.8) ? need.care() : null,
                dice.chance(.65) ? need.behaviour() : null,
                dice.chance(.6) ? need.supportLevel() : null,
                need.sex(),
                dice.chance(.9) ? (Integer) age : null,
                dice.chance(.85) ? need.wheelchair() : null);
    }
}
