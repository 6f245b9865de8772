package net.tomarigi.report;

import static net.tomarigi.report.Axis.apart;
import static net.tomarigi.report.Axis.found;
import static net.tomarigi.report.Axis.of;
import static net.tomarigi.report.Axis.several;
import static net.tomarigi.report.Table.counts;
import static net.tomarigi.report.Table.facilities;
import static net.tomarigi.report.Table.measures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.tomarigi.facility.Care;
import net.tomarigi.facility.Disability;
import net.tomarigi.offices.BaseFunction;
import net.tomarigi.offices.Qualification;
import net.tomarigi.placement.Answer;
import net.tomarigi.placement.CaseNotes.Cost;
import net.tomarigi.placement.CaseNotes.Instead;
import net.tomarigi.registry.Risk;
import net.tomarigi.report.Table.Chart;

/** All tables of the account, each in its section; docs/report.md defines what each counts. */
public final class Tables {
    private static final String CASES = "cases";
    private static final String ASKS = "asks";
    private static final String SEARCHES = "searches";
    private static final String TRIALS = "trials";

    /** What a person may need that not everybody can take, as searches and facilities say it. */
    public static final List<String> CAPABILITIES = Stream.of(
                    names(Disability.values()),
                    names(Care.values()),
                    Stream.of("CHILD", "WHEELCHAIR", "SEVERE_BEHAVIOUR", "HIGHEST_BEHAVIOUR"))
            .flatMap(some -> some)
            .toList();

    private static final Axis MONTH = of("month", FiscalYear.MONTHS);
    private static final Axis REGISTRATION = of("registration", "REGISTERED", "UNREGISTERED");
    private static final Axis OUTCOME = of("outcome", "PLACED", "NOT_PLACED", "WITHDRAWN", "UNDER_WAY");
    private static final Axis DISABILITY = several(
            "disability",
            Stream.concat(names(Disability.values()), Stream.of("CHILD", Axis.UNKNOWN))
                    .toList());
    private static final Axis DISTRICT = found("district", true);
    private static final Axis FACILITY = found("facility", false);
    private static final Axis FOUND = of("found", "FOUND", "NONE", "NEVER");
    private static final Axis TRIED = of("trial", "TOOK_PLACE", "CALLED_OFF", "AHEAD");
    private static final Axis QUALIFICATION =
            apart("qualification", names(Qualification.Kind.values()).toList());
    private static final Axis REASON = of("reason", withUnknown(Answer.Reason.values()));

    /** 相談. */
    static final List<Table> CONSULTATION = List.of(
            counts("cases-by-month", CASES, MONTH, REGISTRATION, Chart.STACKED),
            counts("cases-by-disability", CASES, DISABILITY, REGISTRATION, Chart.STACKED),
            counts("cases-by-district", CASES, DISTRICT, OUTCOME, Chart.STACKED),
            counts(
                    "cases-by-hours",
                    CASES,
                    of("hours", "MORNING", "DAY", "EVENING", "NIGHT"),
                    of("weekday", "WEEKDAY", "WEEKEND"),
                    Chart.STACKED),
            counts(
                    "roster-events",
                    "events",
                    apart("event", "APPLIED", "ACCEPTED", "DECLINED", "ENDED", "TALK", "PLAN", "REVIEW", "LIGHT_CHECK"),
                    apart("count", "COUNT"),
                    Chart.BARS),
            counts(
                    "roster-by-risk",
                    "registrants",
                    several(
                            "risk",
                            Stream.concat(names(Risk.values()), Stream.of("NONE"))
                                    .toList()),
                    of("state", "AT_RISK", "APPLIED", "REGISTERED"),
                    Chart.STACKED));

    /** 緊急時の受入れ・対応. */
    static final List<Table> EMERGENCY = List.of(
            counts("outcomes-by-month", CASES, MONTH, OUTCOME, Chart.STACKED),
            counts("outcomes-by-registration", CASES, OUTCOME, REGISTRATION, Chart.STACKED),
            counts("outcomes-by-disability", CASES, DISABILITY, OUTCOME, Chart.STACKED),
            measures(
                            "outcomes-compared",
                            DISABILITY,
                            apart(
                                    "compared",
                                    "REGISTERED_CASES",
                                    "REGISTERED_PLACED",
                                    "REGISTERED_MEDIAN",
                                    "UNREGISTERED_CASES",
                                    "UNREGISTERED_PLACED",
                                    "UNREGISTERED_MEDIAN"),
                            Chart.NONE)
                    .internal(),
            counts(
                            "not-placed",
                            CASES,
                            of(
                                    "why",
                                    "NO_BED",
                                    "REFUSED_BY_PERSON",
                                    "CARER_CAME_BACK",
                                    "WENT_HOME",
                                    "STAYS_ELSEWHERE",
                                    "OTHER",
                                    Axis.UNKNOWN),
                            of("instead", withUnknown(Instead.values())),
                            Chart.STACKED)
                    .where("outcome=NOT_PLACED"),
            counts("yes-by-registration", CASES, of("yes", "YES", "NO_YES"), REGISTRATION, Chart.STACKED),
            measures(
                    "time-to-yes",
                    of(
                            "time",
                            Stream.concat(FiscalYear.MONTHS.stream(), Stream.of("REGISTERED", "UNREGISTERED"))
                                    .toList()),
                    apart("minutes", "MEDIAN", "P90", "BED_MEDIAN", "BED_P90"),
                    Chart.BARS),
            counts(
                    "asks-by-answer",
                    ASKS,
                    of("answer", "YES", "YES_BUT", "NO", "CALL_ME", "EXPIRED", "WITHDRAWN", "WAITING"),
                    REGISTRATION,
                    Chart.STACKED),
            counts("no-by-reason", ASKS, REASON, REGISTRATION, Chart.STACKED).where("answer=NO"),
            counts("no-by-disability", ASKS, DISABILITY, REASON, Chart.STACKED)
                    .where("answer=NO")
                    .internal(),
            counts("conferences", CASES, of("conference", "HELD", "NOT_HELD"), REGISTRATION, Chart.STACKED),
            counts(
                    "satisfaction",
                    CASES,
                    of("grade", "5", "4", "3", "2", "1", "NOT_ASKED"),
                    REGISTRATION,
                    Chart.STACKED),
            measures("satisfaction-mean", REGISTRATION, apart("mean", "MEAN"), Chart.NONE),
            measures(
                    "costs",
                    of("cost", names(Cost.Kind.values()).toList()),
                    apart("spent", "YEN", "CASES"),
                    Chart.BARS),
            facilities(
                            "facilities",
                            FACILITY,
                            apart(
                                    "carried",
                                    "ASKED",
                                    "YES",
                                    "NO",
                                    "NO_ANSWER",
                                    "STAYS",
                                    "NIGHTS",
                                    "NIGHTS_PER_BED",
                                    "OVER_7"),
                            Chart.NONE)
                    .internal(),
            facilities(
                            "fairness",
                            apart("fairness", "MEMBERS", "NIGHTS", "NONE", "MOST_SHARE"),
                            apart("value", "VALUE"),
                            Chart.NONE)
                    .internal());

    /** 体験の機会・場. */
    static final List<Table> TRIAL = List.of(
            counts("trials-by-month", TRIALS, MONTH, TRIED, Chart.STACKED),
            counts(
                    "trials-by-disability",
                    TRIALS,
                    several("disability", withUnknown(Disability.values())),
                    TRIED,
                    Chart.STACKED),
            counts(
                            "trial-talks",
                            TRIALS,
                            of("talk", "IN_TIME", "LATE", "NONE"),
                            of("again", "YES", "NO", "UNKNOWN", "NOT_ASKED"),
                            Chart.STACKED)
                    .where("trial=TOOK_PLACE"),
            facilities(
                            "trial-places",
                            found("place", false),
                            apart("tried", "TRIALS", "NIGHTS", "CALLED_OFF"),
                            Chart.BARS)
                    .internal());

    /** 専門的人材の確保・養成. */
    static final List<Table> TRAINING = List.of(
            facilities("supply", apart("capability", CAPABILITIES), apart("members", "MEMBERS"), Chart.BARS),
            facilities("qualified", QUALIFICATION, apart("qualified", "MEMBERS", "OFFICES"), Chart.STACKED),
            facilities("holders", QUALIFICATION, apart("held", "HOLDERS", "ENDING"), Chart.BARS)
                    .internal());

    /** 地域の体制づくり. */
    static final List<Table> COMMUNITY = List.of(
            facilities(
                    "registered",
                    apart("function", names(BaseFunction.values()).toList()),
                    apart("registered", "FACILITIES", "OFFICES", "BEGUN", "ENDED"),
                    Chart.BARS),
            facilities(
                            "reserved",
                            apart("month", FiscalYear.MONTHS),
                            apart("reserved", "YEN", "KEPT", "USED", "RELEASED", "BREACH"),
                            Chart.BARS)
                    .internal(),
            counts("searches-by-month", SEARCHES, MONTH, FOUND, Chart.STACKED),
            counts("searches-by-capability", SEARCHES, several("capability", CAPABILITIES), FOUND, Chart.STACKED),
            counts("searches-by-night", SEARCHES, of("night", "1", "2", "3", "4", "5", "6", "7"), FOUND, Chart.STACKED),
            facilities(
                            "one-more-bed",
                            apart("capability", CAPABILITIES),
                            apart("unmet", "UNMET", "CHANGED"),
                            Chart.BARS)
                    .internal(),
            facilities(
                    "freshness", FACILITY, apart("days", "FRESH", "AGEING", "STALE", "NEVER", "WORDS"), Chart.STACKED),
            facilities(
                            "load-by-district",
                            DISTRICT,
                            apart("load", "CASES", "OUT_OF_HOURS", "OVERDUE", "ASKS"),
                            Chart.BARS)
                    .internal(),
            facilities(
                            "load-by-coordinator",
                            found("coordinator", false),
                            apart("load", "CASES", "OUT_OF_HOURS", "OVERDUE", "ASKS", "TAKEN_OVER"),
                            Chart.BARS)
                    .internal());

    private Tables() {}

    private static Stream<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name);
    }

    private static List<String> withUnknown(Enum<?>[] all) {
        return Stream.concat(names(all), Stream.of(Axis.UNKNOWN)).toList();
    }
}
