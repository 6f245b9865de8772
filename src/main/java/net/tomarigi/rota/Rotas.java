package net.tomarigi.rota;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import net.tomarigi.access.Caller;

/** Where plans are kept, and what is otherwise than planned. */
public interface Rotas {
    /**
     * All that says who answers in a network.
     *
     * @param amendments that are open, from those which were over a month ago to those to come; by their beginning
     */
    record Standing(String network, String name, RotaPlan plan, List<Amendment> amendments) {
        public Rota rota() {
            return new Rota(plan, amendments);
        }

        /** The same, with that one (null: none) among them. */
        public Standing with(Amendment one) {
            if (one == null || find(one.id()).isPresent()) return this;
            return new Standing(
                    network,
                    name,
                    plan,
                    Stream.concat(amendments.stream(), Stream.of(one)).toList());
        }

        /** The same network as if nothing had been planned. */
        Standing unplanned() {
            return new Standing(network, name, RotaPlan.NONE, List.of());
        }

        public Optional<Amendment> find(String id) {
            return amendments.stream().filter(one -> one.id().equals(id)).findFirst();
        }
    }

    /** Read by the product itself. Empty without such a network; a network that planned nothing has {@link RotaPlan#NONE}. */
    Uni<Optional<Standing>> find(String network);

    /** Of all networks that have planned something. */
    Uni<List<Standing>> list();

    /**
     * Writes it anew, whole. What is so already stays as it is, with its version.
     *
     * @param seen the version that the change was made from; null: any
     * @return empty without such a network. Fails with a problem 412 when somebody else has changed it meanwhile
     */
    Uni<Optional<Standing>> put(Caller caller, String network, RotaPlan plan, Long seen);

    /**
     * Adds an amendment, or changes one, while nobody else does.
     *
     * @param id of what is added, or is changed
     * @param word of the audit entry
     * @param work is given all that stands, and gives what is to be written; what it gives unchanged is not written. Its
     *     {@link Amendment#standing} is the next number when it comes into force
     * @return empty without such a network
     */
    Uni<Optional<Amendment>> amend(
            Caller caller, String network, String id, String word, Function<Standing, Amendment> work);

    /** @return how many of those that were over before this went for good */
    Uni<Integer> forgetBefore(Instant over);
}
