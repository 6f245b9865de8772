package net.tomarigi.offices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.tomarigi.access.Access;
import net.tomarigi.access.Caller;
import net.tomarigi.access.Permission;
import net.tomarigi.facility.Facilities;
import net.tomarigi.facility.Facility;
import net.tomarigi.network.KeepSettings;
import net.tomarigi.network.NetworkFunction;
import net.tomarigi.network.Policy;
import net.tomarigi.network.Settings;
import net.tomarigi.offices.Personal.Contact;
import net.tomarigi.offices.Register.Acceptance;
import net.tomarigi.offices.Register.Whole;
import net.tomarigi.platform.Problem;

/** Officers keep a network's register of facilities and offices; coordinators read it; everybody reads who is registered. */
@ApplicationScoped
public class KeepRegister {
    private final Access access;
    private final KeepSettings settings;
    private final Register register;
    private final Qualifications qualifications;
    private final Facilities facilities;
    private final Clock clock;

    KeepRegister(
            Access access,
            KeepSettings settings,
            Register register,
            Qualifications qualifications,
            Facilities facilities,
            Clock clock) {
        this.access = access;
        this.settings = settings;
        this.register = register;
        this.qualifications = qualifications;
        this.facilities = facilities;
        this.clock = clock;
    }

    /** @param facility its id, or its 事業所番号 where no other has it; null: an office */
    public Uni<Whole> add(Caller caller, String network, String facility, Office office, Contact contact, String key) {
        return access.requireInNetwork(caller, Permission.KEEP_REGISTER, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.OFFICES))
                .flatMap(rules -> register.add(caller, network, facility, inDistrict(office, rules), contact, key));
    }

    /** Where nobody said which district, the address does, as far as the network's districts tell. */
    private static Office inDistrict(Office office, Settings rules) {
        if (office.district() != null) return office;
        String found = rules.districtOf(office.address());
        return office.in(found == null ? rules.districtOf(office.town()) : found);
    }

    public Uni<Whole> change(Caller caller, String network, String id, Office office, Contact contact, Long seen) {
        return access.requireInNetwork(caller, Permission.KEEP_REGISTER, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.OFFICES))
                .flatMap(rules -> register.change(
                        caller, network, id, seen, file -> file.change(inDistrict(office, rules), contact)));
    }

    /** One step with one function. */
    public Uni<Whole> step(Caller caller, String network, String id, Consumer<RegisterFile> command, Long seen) {
        return access.requireInNetwork(caller, Permission.KEEP_REGISTER, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.OFFICES))
                .chain(() -> register.change(caller, network, id, seen, command));
    }

    public Uni<Whole> find(Caller caller, String network, String id) {
        return access.requireInNetwork(caller, Permission.READ_REGISTER, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.OFFICES))
                .chain(() -> register.find(caller, network, id))
                .map(found ->
                        found.orElseThrow(() -> Problem.notFound("entry", id).asException()));
    }

    /**
     * A network's register with what is to be done about it.
     *
     * @param afterwards facilities that accepted somebody without being registered for it (A5)
     * @param ending qualifications that end soon or have ended
     * @param notBacked facilities of the network that claim what nobody there is qualified for
     * @param names of facilities, by id
     */
    public record Overview(
            LocalDate today,
            List<Entry> entries,
            List<Acceptance> afterwards,
            List<Qualification> ending,
            Map<String, List<Claim>> notBacked,
            Map<String, String> names) {}

    public Uni<Overview> list(Caller caller, String network) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Policy.TOKYO);
        return access.requireInNetwork(caller, Permission.READ_REGISTER, network)
                .chain(() -> settings.requireOn(network, NetworkFunction.OFFICES))
                .chain(() -> register.list(network))
                .flatMap(entries -> register.listAcceptances(caller, network).flatMap(acceptances -> qualifications
                        .listInNetwork(caller, network)
                        .flatMap(all -> facilities
                                .list(network)
                                .map(members -> overview(today, entries, acceptances, all, members)))));
    }

    private static Overview overview(
            LocalDate today,
            List<Entry> entries,
            List<Acceptance> acceptances,
            List<Qualification> qualifications,
            List<Facility> members) {
        Map<String, List<Claim>> notBacked = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Facility one : members) {
            names.put(one.id(), one.profile().name());
            List<Qualification> its = qualifications.stream()
                    .filter(held -> one.id().equals(held.facility()))
                    .toList();
            List<Claim> claims = Claim.notBacked(one.profile(), its, today);
            if (!claims.isEmpty()) notBacked.put(one.id(), claims);
        }
        return new Overview(
                today,
                entries,
                toFollow(acceptances, entries),
                qualifications.stream().filter(one -> one.endsSoon(today)).toList(),
                notBacked,
                names);
    }

    /** Of those who accepted somebody, who has yet to register for emergencies. */
    static List<Acceptance> toFollow(List<Acceptance> acceptances, List<Entry> entries) {
        return acceptances.stream()
                .filter(one -> entries.stream()
                        .filter(entry -> one.facility().equals(entry.facility()))
                        .allMatch(entry -> entry.standing(BaseFunction.EMERGENCY)
                                .isToFollow(LocalDate.ofInstant(one.at(), Policy.TOKYO))))
                .toList();
    }

    /**
     * Who is registered on a day, or will be from a day after it: what everybody may know.
     *
     * @param on the day
     * @param districts of the network, by which one may choose
     */
    public record Registered(LocalDate on, List<Entry> entries, List<String> districts) {}

    /**
     * @param function null: any
     * @param district null: any
     * @param day null: today
     */
    public Uni<Registered> listRegistered(String network, BaseFunction function, String district, LocalDate day) {
        LocalDate on = day == null ? LocalDate.ofInstant(clock.instant(), Policy.TOKYO) : day;
        return settings.requireOn(network, NetworkFunction.OFFICES).flatMap(rules -> register.list(network)
                .map(entries -> new Registered(
                        on,
                        entries.stream()
                                .filter(entry -> district == null
                                        || district.equals(entry.office().district()))
                                .filter(entry -> entry.standings().stream()
                                        .anyMatch(one -> (function == null || one.function() == function)
                                                && (one.on(on).isPresent()
                                                        || one.after(on).isPresent())))
                                .toList(),
                        rules.districts().stream().map(Settings.District::name).toList())));
    }
}
