package net.tomarigi.demo;

import java.util.List;
import java.util.function.DoubleConsumer;
import net.tomarigi.placement.Procedure;

/**
 * A year of a made-up town: facilities that speak and go quiet, a roster that is kept, offices on a register and on a rota, beds that are reserved, stays on trial, emergencies by
 * day and by night. All
 * that is decided in it is decided by the product's own rules under a clock that jumps; chance comes from the plan's seed
 * alone, so the same plan leaves the same facts.
 */
final class SimulatedYear {
    private SimulatedYear() {}

    /**
     * @param facilities of the plan's network
     * @param progress is told now and then how much is done, from 0 to 1
     */
    static YearRecord of(YearPlan plan, List<DemoFacility> facilities, Procedure procedure, DoubleConsumer progress) {
        YearRecord record = new YearRecord();
        Agenda agenda = new Agenda(YearOfRoster.begin(plan));
        YearOfStaff staff = new YearOfStaff(plan.network(), facilities);
        record.staff.addAll(staff.people());
        YearOfTown town = new YearOfTown(plan, facilities, agenda, staff, record);
        Invented invented = new Invented(new Dice(plan.seed(), "people " + plan.network()), facilities);
        YearOfRoster roster = new YearOfRoster(plan, agenda, staff, town, record, invented);
        YearOfReserve reserve = new YearOfReserve(plan, agenda, staff, town, record);
        town.begin();
        roster.begin();
        reserve.begin();
        new YearOfTrials(plan, agenda, town, roster, record).begin();
        new YearOfRegister(plan, facilities, staff, record).write();
        new YearOfRota(plan, staff, record).write();
        YearOfCases cases = new YearOfCases(plan, agenda, staff, town, roster, record, invented, procedure);
        cases.begin();
        new CurrentCases(cases, roster).begin();
        agenda.run(plan.end(), progress);
        record.houses.addAll(town.houses());
        return record;
    }
}
