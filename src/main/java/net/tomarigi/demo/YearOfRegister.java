package net.tomarigi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Claim;
import net.tomarigi.offices.Entry;
import net.tomarigi.offices.Office;
import net.tomarigi.offices.Office.Kind;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.Qualification;
import net.tomarigi.offices.RegisterFile;
import net.tomarigi.offices.Step;

/**
 * Who stands in the register of a simulated year by the five functions, through {@link RegisterFile}: most facilities since
 * before the year, one that registered in it, some that are still on their way, one that is not in it; offices that talk and
 * that come; and what their staff are qualified for.
 */
final class YearOfRegister {
    /** By how their names end. */
    private static final String NOT_IN_IT = "-16";

    private static final String CONSULTED = "-09";
    private static final String NOTIFIED = "-18";
    private static final String OF_THIS_YEAR = "-13";
    private static final List<String> WITH_TRIALS = List.of("-05", "-08", "-11");
    private static final List<String> WITH_TRAINING = List.of("-02", "-14");
    private static final String WITH_COMMUNITY = "-01";

    /** Its qualifications end soon; another’s have ended; a third says that it can and nobody is qualified. */
    private static final String ENDS_SOON = "-01";

    private static final String ENDED = "-16";
    private static final String NOT_BACKED = "-03";

    private static final int STAFF_NUMBERS = 40;

    private final YearPlan plan;
    private final List<DemoFacility> facilities;
    private final YearOfStaff staff;
    private final YearRecord record;
    private final Dice dice;

    YearOfRegister(YearPlan plan, List<DemoFacility> facilities, YearOfStaff staff, YearRecord record) {
        this.plan = plan;
        this.facilities = facilities;
        this.staff = staff;
        this.record = record;
        this.dice = new Dice(plan.seed(), "register " + plan.network());
    }

    void write() {
        for (DemoFacility one : facilities) {
            if (!one.id().endsWith(NOT_IN_IT)) facility(one);
            qualifications(one);
        }
        offices();
    }

    // --- The register

    private void facility(DemoFacility one) {
        LocalDate began = plan.from().minusDays(dice.from(120, 900));
        Office office = new Office(
                Kind.FACILITY, null, null, null, null, null, dice.chance(.5) ? "24時間" : "8:30〜20:00（夜間は夜勤者）", null);
        OnePath path = new OnePath(
                one.id(), office, new Contact("管理者（架空）", one.profile().phone()), began);
        if (one.id().endsWith(CONSULTED))
            path.consult(BaseFunction.EMERGENCY, plan.until().minusDays(12));
        else if (one.id().endsWith(NOTIFIED))
            path.giveNotice(BaseFunction.EMERGENCY, plan.until().minusDays(40));
        else if (one.id().endsWith(OF_THIS_YEAR))
            path.register(BaseFunction.EMERGENCY, plan.from().plusDays(dice.from(90, 150)));
        else path.register(BaseFunction.EMERGENCY, began);
        if (isOneOf(one, WITH_TRIALS)) path.register(BaseFunction.TRIAL, began.plusDays(20));
        if (isOneOf(one, WITH_TRAINING)) path.register(BaseFunction.TRAINING, began.plusDays(30));
        if (one.id().endsWith(WITH_COMMUNITY)) path.register(BaseFunction.COMMUNITY, began.plusDays(30));
        path.keep();
    }

    private static boolean isOneOf(DemoFacility one, List<String> ends) {
        return ends.stream().anyMatch(one.id()::endsWith);
    }

    private void offices() {
        OnePath core = office(Kind.CORE_CENTRE, "とまりぎ市 基幹相談支援センター（架空）", 1, "毎日24時間（夜間は当番の携帯電話）", 0);
        for (BaseFunction function : List.of(BaseFunction.CONSULTATION, BaseFunction.TRAINING, BaseFunction.COMMUNITY))
            core.register(function, core.began);
        qualify(core, Qualification.Kind.CHIEF_CONSULTANT, 2);
        qualify(core, Qualification.Kind.PSYCHIATRIC_SOCIAL_WORKER, 1);
        core.keep();
        String[] names = {"相談支援事業所 みちしるべ（架空）", "相談支援センター こもれび（架空）", "計画相談 ひとつぶ（架空）"};
        for (int i = 0; i < names.length; i++) {
            OnePath one = office(Kind.CONSULTATION, names[i], 2 + i, "平日 8:30〜17:30", i);
            one.register(BaseFunction.CONSULTATION, one.began);
            qualify(one, Qualification.Kind.CONSULTANT, 3 - i);
            one.keep();
        }
        OnePath nurses = office(Kind.VISITING_NURSE, "訪問看護ステーション はこべ（架空）", 5, "毎日24時間", 1);
        nurses.register(BaseFunction.EMERGENCY, nurses.began);
        nurses.register(BaseFunction.TRAINING, nurses.began.plusDays(60));
        qualify(nurses, Qualification.Kind.NURSE, 6);
        nurses.keep();
        OnePath help = office(Kind.HOME_HELP, "ホームヘルプ つむぎ（架空）", 6, "7:00〜22:00", 2);
        help.register(BaseFunction.EMERGENCY, help.began);
        qualify(help, Qualification.Kind.SUCTION_3, 2);
        help.keep();
        OnePath elderly = office(Kind.CARE_MANAGER, "地域包括支援センター とまりぎ（架空）", 7, "平日 8:30〜17:15", 0);
        elderly.register(BaseFunction.CONSULTATION, elderly.began);
        elderly.keep();
        OnePath home = office(Kind.GROUP_HOME, "グループホーム あさひ（架空）", 8, "毎日", 3);
        home.consult(BaseFunction.TRIAL, plan.until().minusDays(25));
        home.keep();
    }

    private OnePath office(Kind kind, String name, int number, String hours, int place) {
        List<String> districts =
                facilities.stream().map(DemoFacility::district).distinct().toList();
        DemoFacility near = facilities.get(place * 3);
        Office office = new Office(
                kind,
                name,
                "09902000" + (10 + number),
                near.profile().municipality(),
                near.profile().address().replaceFirst("[0-9０-９].*$", "") + (20 + number) + "番地（架空）",
                "0282-00-02" + (10 + number),
                hours,
                districts.get(place % districts.size()));
        return new OnePath(
                null,
                office,
                new Contact("窓口 担当（架空）", "0282-00-02" + (10 + number)),
                plan.from().minusDays(dice.from(200, 900)));
    }

    /** One entry, from the day on which it was added. */
    private final class OnePath {
        private final LocalDate began;
        private final Map<BaseFunction, List<Planned>> planned = new EnumMap<>(BaseFunction.class);
        private final Contact contact;
        private final RegisterFile first;
        private final String id = dice.id();

        /** @param began on which day it was spoken of for the first time, at the earliest */
        private OnePath(String facility, Office office, Contact contact, LocalDate began) {
            this.began = began;
            this.contact = contact;
            this.first = RegisterFile.add(
                    id, plan.network(), facility, office, contact, staff.officer(), at(began.minusDays(75)));
        }

        private record Planned(LocalDate on, Consumer<RegisterFile> command) {}

        private void plan(BaseFunction function, LocalDate on, Consumer<RegisterFile> command) {
            planned.computeIfAbsent(function, none -> new ArrayList<>()).add(new Planned(on, command));
        }

        private void consult(BaseFunction function, LocalDate on) {
            String notes = "役割と、夜間の連絡の取り方を説明した。受け入れの条件は届出の前にもう一度話す。";
            plan(function, on, file -> file.consult(function, on, notes));
        }

        private void giveNotice(BaseFunction function, LocalDate on) {
            consult(function, on.minusDays(dice.from(15, 30)));
            LocalDate rules = on.plusDays(10);
            plan(function, on, file -> file.giveNotice(function, on, rules, contact, null));
        }

        private void register(BaseFunction function, LocalDate from) {
            LocalDate notice = from.minusDays(dice.from(15, 25));
            giveNotice(function, notice);
            String number = "拠点-" + (function.ordinal() + 1) + dice.from(100, 999);
            plan(function, notice.plusDays(7), file -> file.register(function, from, number, null));
        }

        private void keep() {
            List<Step> steps = new ArrayList<>(first.newSteps());
            Entry entry = first.entry();
            List<Planned> all = planned.values().stream()
                    .flatMap(List::stream)
                    .sorted(Comparator.comparing(Planned::on))
                    .toList();
            for (Planned one : all) {
                RegisterFile file = RegisterFile.of(entry, staff.officer(), at(one.on()));
                one.command().accept(file);
                steps.addAll(file.newSteps());
                entry = file.entry();
            }
            record.register.add(new YearRecord.Listed(entry, steps));
        }
    }

    private Instant at(LocalDate day) {
        return YearPlan.midnight(day).plus(Duration.ofMinutes(dice.from(9 * 60, 16 * 60)));
    }

    // --- Qualifications

    /** What stands behind the care that it says it gives. */
    private void qualifications(DemoFacility one) {
        if (one.id().endsWith(NOT_BACKED)) return;
        List<Qualification> all = new ArrayList<>();
        while (true) {
            LocalDate day = one.id().endsWith(ENDED) ? plan.from() : plan.until();
            List<Claim> open = Claim.notBacked(one.profile(), all, day);
            if (open.isEmpty()) break;
            List<Qualification.Kind> kinds = open.get(0).anyOf();
            all.add(qualification(one, kinds.get(Math.min(dice.weighted(.5, .5), kinds.size() - 1))));
        }
        if (dice.chance(.6)) all.add(qualification(one, Qualification.Kind.CARE_WORKER));
        record.qualifications.addAll(all);
    }

    private Qualification qualification(DemoFacility one, Qualification.Kind kind) {
        boolean isForLife =
                switch (kind) {
                    case NURSE, CARE_WORKER, SIGN_INTERPRETER -> true;
                    default -> false;
                };
        LocalDate obtained = plan.from().minusDays(dice.from(100, 1_000));
        LocalDate expires = one.id().endsWith(ENDED)
                ? plan.until().minusDays(19)
                : one.id().endsWith(ENDS_SOON)
                        ? plan.until().plusDays(41)
                        : plan.until().plusDays(dice.from(200, 1_200));
        return qualified(one.id(), null, kind, dice.from(1, 3), obtained, isForLife ? null : expires);
    }

    private void qualify(OnePath office, Qualification.Kind kind, int holders) {
        LocalDate obtained = plan.from().minusDays(dice.from(300, 1_500));
        LocalDate expires = kind == Qualification.Kind.CONSULTANT ? plan.until().plusDays(dice.from(60, 900)) : null;
        record.qualifications.add(qualified(null, office.id, kind, holders, obtained, expires));
    }

    private Qualification qualified(
            String facility,
            String entry,
            Qualification.Kind kind,
            int holders,
            LocalDate obtained,
            LocalDate expires) {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < holders; i++)
            numbers.append(i == 0 ? "" : "、").append("職員").append(dice.from(1, STAFF_NUMBERS));
        return new Qualification(
                dice.id(), facility, entry, kind, holders, obtained, expires, numbers.toString(), at(obtained), 1);
    }
}
