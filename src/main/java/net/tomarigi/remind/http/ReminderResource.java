package net.tomarigi.remind.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import net.tomarigi.access.CurrentCaller;
import net.tomarigi.access.May;
import net.tomarigi.access.Permission;
import net.tomarigi.network.Freshness;
import net.tomarigi.network.Reminders;
import net.tomarigi.remind.QuietFacility;
import net.tomarigi.remind.QuietFacility.Reminder;
import net.tomarigi.remind.ReadReminders;
import net.tomarigi.remind.ReadReminders.DueSoon;
import net.tomarigi.remind.ReadReminders.Line;

/** Which facilities went quiet and what they were reminded of; and how much is due on the roster. */
@Path("/api/networks/{network}")
@Produces(MediaType.APPLICATION_JSON)
class ReminderResource {
    private final ReadReminders reminders;
    private final CurrentCaller callers;

    ReminderResource(ReadReminders reminders, CurrentCaller callers) {
        this.reminders = reminders;
        this.callers = callers;
    }

    /** All facilities, the longest silent first, at most 5,000. */
    @GET
    @Path("reminders")
    @May(Permission.READ_CASES)
    public Uni<RemindersView> list(@PathParam("network") String network) {
        return reminders
                .list(callers.get(), network)
                .map(found -> new RemindersView(
                        found.rules(), found.lines().stream().map(LineView::of).toList()));
    }

    /** For how many people something is due soon, and late: counts alone. */
    @GET
    @Path("duties")
    @May(Permission.READ_ROSTER)
    public Uni<DutiesView> countDue(@PathParam("network") String network) {
        return reminders.countDue(callers.get(), network).map(DutiesView::of);
    }

    record RemindersView(Reminders rules, List<LineView> facilities) {}

    /**
     * @param attestedAt left out: it never said anything
     * @param devices that would be told of a reminder
     * @param letters people who would be written to
     * @param unanswered reminders since its last word
     * @param officersKnow that it does not answer: it is not reminded any more
     * @param nextAt when it is reminded if it says nothing; left out: it is not
     * @param reminders newest first, at most five
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            String facility,
            String name,
            String phone,
            String district,
            Instant attestedAt,
            Freshness freshness,
            int devices,
            int letters,
            int unanswered,
            boolean officersKnow,
            Instant nextAt,
            List<ReminderView> reminders) {
        static LineView of(Line line) {
            QuietFacility one = line.facility();
            return new LineView(
                    one.facility(),
                    one.name(),
                    one.phone(),
                    one.district(),
                    one.attestedAt(),
                    line.freshness(),
                    one.devices(),
                    one.letters(),
                    one.unanswered(),
                    one.officersKnow(),
                    line.nextAt(),
                    one.reminders().stream().map(ReminderView::of).toList());
        }
    }

    /**
     * @param pushed devices that were told
     * @param mailed letters that were sent
     * @param trying others that are still to be told; with nobody told and nobody left, nobody could be reached
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReminderView(Instant at, int pushed, int mailed, int trying, Instant answeredAt) {
        static ReminderView of(Reminder one) {
            return new ReminderView(one.at(), one.pushed(), one.mailed(), one.trying(), one.answeredAt());
        }
    }

    /**
     * @param isOn whether the network keeps a roster
     * @param warnDays what is due within so many days is due soon
     * @param soon people; today's among them
     * @param late people for whom something should have been done before today
     */
    record DutiesView(boolean isOn, int warnDays, int soon, int late) {
        static DutiesView of(DueSoon found) {
            return new DutiesView(
                    found.isOn(),
                    found.warnDays(),
                    found.due().soon(),
                    found.due().late());
        }
    }
}
