package net.tomarigi.offices;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.tomarigi.access.Caller;
import net.tomarigi.offices.Personal.Contact;

/** Where the registers of all networks are kept. */
public interface Register {
    /** Entries of one network. */
    int MOST = 1_000;

    /** An entry with what happened, the newest first, at most 500. */
    record Whole(Entry entry, List<Step> steps) {}

    /**
     * Fails with a problem 404 without the network or the facility, 409 when the facility stands in the register already,
     * when several have the number, or when the register is full.
     *
     * @param facility its id, or its 事業所番号 where no other has it; null: an office
     * @param key the same of the same caller adds one; null: as often as it comes
     */
    Uni<Whole> add(Caller caller, String network, String facility, Office office, Contact contact, String key);

    /**
     * Changes an entry in one transaction that holds its row. Fails with a problem 404 where there is none, 412 when it
     * changed since, and with whatever the command throws; then nothing is changed.
     *
     * @param seen the version that the change was made from; null: any
     */
    Uni<Whole> change(Caller caller, String network, String id, Long seen, Consumer<RegisterFile> command);

    /** Empty when there is none here. */
    Uni<Optional<Whole>> find(Caller caller, String network, String id);

    /** All of one network, by name, without what names people. */
    Uni<List<Entry>> list(String network);

    /** Of each facility the last person whom it accepted for a case of this network, newest first, at most 500. */
    Uni<List<Acceptance>> listAcceptances(Caller caller, String network);

    /**
     * A facility has accepted a person: a stay of theirs was agreed. Read from the stays each time, never kept.
     *
     * @param caseId of whom is not said
     */
    record Acceptance(String facility, String name, String number, String phone, Instant at, String caseId) {}
}
