package net.tomarigi.board.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.tomarigi.board.BoardState;
import net.tomarigi.board.ChangeLog.Positions;
import net.tomarigi.board.WarmBoards;
import net.tomarigi.facility.BedNights;
import net.tomarigi.facility.FacilityChanged;
import net.tomarigi.network.Network;
import net.tomarigi.outbox.EventJson;

/**
 * Boards in Redis. {@code board:<network>} is a hash: {@code order}, {@code revision}, {@code network}, and for each facility
 * {@code f:<id>} (its whole state) and {@code v:<id>} (how much was heard of it, to write forwards only). {@code boards}
 * says of which order they are, which there are, and up to where the log is in them. Each script touches one key, so that
 * a cluster serves as well.
 */
@ApplicationScoped
class RedisBoards implements WarmBoards {
    private static final String ALL = "boards";

    /** Shorter than changes are kept in the log: an older copy could miss one. */
    private static final Duration USABLE = Duration.ofDays(6);

    /** Networks read or written at once. */
    private static final int BATCH = 100;

    /** Answers 0 and writes nothing when the board is not kept in this order, unless it is written whole. */
    private static final String SAVE = """
            local key, order, revision, network, networkVersion, whole =
              KEYS[1], ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), ARGV[5] == '1'
            if redis.call('hget', key, 'order') ~= order then
              if not whole then return 0 end
              redis.call('del', key)
              redis.call('hset', key, 'order', order, 'revision', 0, 'networkVersion', 0)
            end
            if revision > tonumber(redis.call('hget', key, 'revision')) then
              redis.call('hset', key, 'revision', ARGV[2])
            end
            if networkVersion > tonumber(redis.call('hget', key, 'networkVersion')) then
              redis.call('hset', key, 'network', network, 'networkVersion', ARGV[4])
            end
            for i = 6, #ARGV, 4 do
              local id, version, heard = ARGV[i], tonumber(ARGV[i + 1]), tonumber(ARGV[i + 2])
              local known = redis.call('hget', key, 'v:' .. id)
              local newer = true
              if known then
                local knownVersion, knownHeard = string.match(known, '(%d+) (%d+)')
                knownVersion, knownHeard = tonumber(knownVersion), tonumber(knownHeard)
                newer = version > knownVersion or (version == knownVersion and heard > knownHeard)
              end
              if newer then
                redis.call('hset', key, 'v:' .. id, ARGV[i + 1] .. ' ' .. ARGV[i + 2], 'f:' .. id, ARGV[i + 3])
              end
            end
            return 1
            """;

    /** Forwards only, and only while it speaks of this order. */
    private static final String REACHED = """
            if redis.call('hget', KEYS[1], 'order') ~= ARGV[1] then return 0 end
            for i = 3, #ARGV, 2 do
              local known = redis.call('hget', KEYS[1], 'p:' .. ARGV[i])
              if not known or tonumber(ARGV[i + 1]) > tonumber(known) then
                redis.call('hset', KEYS[1], 'p:' .. ARGV[i], ARGV[i + 1])
              end
            end
            redis.call('hset', KEYS[1], 'at', ARGV[2])
            return 1
            """;

    private final ReactiveRedisDataSource redis;
    private final Clock clock;

    RedisBoards(ReactiveRedisDataSource redis, Clock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Warm>> find() {
        return hash(ALL).flatMap(all -> {
            if (!"1".equals(all.get("complete"))
                    || Instant.parse(all.getOrDefault("at", Instant.EPOCH.toString()))
                            .isBefore(clock.instant().minus(USABLE)))
                return Uni.createFrom().item(Optional.empty());
            String order = all.get("order");
            return boards(order, suffixes(all, "n:"))
                    .map(states -> states.map(found -> new Warm(order, found, positions(all))));
        });
    }

    /** Empty as soon as one of them is missing or of another order. */
    private Uni<Optional<List<BoardState>>> boards(String order, List<String> networks) {
        List<Uni<Optional<List<BoardState>>>> batches = batches(networks).stream()
                .map(batch -> Uni.join()
                        .all(batch.stream()
                                .map(network -> hash("board:" + network)
                                        .map(board -> order.equals(board.get("order"))
                                                ? Optional.of(state(board))
                                                : Optional.<BoardState>empty()))
                                .toList())
                        .andFailFast()
                        .map(RedisBoards::allOrNone))
                .toList();
        Uni<Optional<List<BoardState>>> found = Uni.createFrom().item(Optional.of(List.of()));
        for (Uni<Optional<List<BoardState>>> batch : batches)
            found = found.flatMap(before -> before.isEmpty()
                    ? Uni.createFrom().item(before)
                    : batch.map(next -> next.map(more -> {
                        List<BoardState> both = new ArrayList<>(before.get());
                        both.addAll(more);
                        return both;
                    })));
        return found;
    }

    private static Optional<List<BoardState>> allOrNone(List<Optional<BoardState>> states) {
        return states.stream().allMatch(Optional::isPresent)
                ? Optional.of(states.stream().map(Optional::get).toList())
                : Optional.empty();
    }

    private static BoardState state(Map<String, String> board) {
        return new BoardState(
                EventJson.readData(board.get("network"), Network.class),
                Long.parseLong(board.get("revision")),
                board.entrySet().stream()
                        .filter(field -> field.getKey().startsWith("f:"))
                        .map(field -> EventJson.readData(field.getValue(), FacilityChanged.class))
                        .toList());
    }

    @Override
    public Uni<List<String>> save(String order, Collection<BoardState> parts) {
        return save(order, parts, false);
    }

    @Override
    public Uni<Void> saveWhole(String order, Collection<BoardState> boards) {
        if (boards.isEmpty()) return Uni.createFrom().voidItem();
        List<String> entries = new ArrayList<>(List.of(ALL));
        for (BoardState board : boards) {
            entries.add("n:" + board.network().id());
            entries.add("1");
        }
        return save(order, boards, true)
                .chain(() -> redis.execute("HSET", entries.toArray(String[]::new)))
                .replaceWithVoid();
    }

    private Uni<List<String>> save(String order, Collection<BoardState> boards, boolean whole) {
        Uni<List<String>> saved = Uni.createFrom().item(List.of());
        for (List<BoardState> batch : batches(List.copyOf(boards)))
            saved = saved.flatMap(before -> Uni.join()
                    .all(batch.stream()
                            .map(board -> saveOne(order, board, whole))
                            .toList())
                    .andFailFast()
                    .map(missing -> {
                        List<String> all = new ArrayList<>(before);
                        missing.forEach(network -> network.ifPresent(all::add));
                        return all;
                    }));
        return saved;
    }

    /** @return the network, when nothing was written because it is not kept */
    private Uni<Optional<String>> saveOne(String order, BoardState board, boolean whole) {
        String id = board.network().id();
        List<String> arguments = new ArrayList<>(List.of(
                SAVE,
                "1",
                "board:" + id,
                order,
                String.valueOf(board.revision()),
                EventJson.writeData(board.network()),
                String.valueOf(board.network().version()),
                whole ? "1" : "0"));
        for (FacilityChanged facility : board.facilities()) {
            arguments.add(facility.facility());
            arguments.add(String.valueOf(facility.version()));
            arguments.add(String.valueOf(heard(facility)));
            arguments.add(EventJson.writeData(facility));
        }
        return redis.execute("EVAL", arguments.toArray(String[]::new))
                .map(written -> written.toInteger() == 0 ? Optional.of(id) : Optional.empty());
    }

    /** Of two states with the same version, the one in which more was heard is the later. */
    private static long heard(FacilityChanged facility) {
        return facility.standingVersion()
                + facility.nights().stream().mapToLong(BedNights::version).sum();
    }

    @Override
    public Uni<Void> saveReached(String order, Positions reached) {
        List<String> arguments = new ArrayList<>(
                List.of(REACHED, "1", ALL, order, clock.instant().toString()));
        reached.nextOffsets().forEach((partition, next) -> {
            arguments.add(String.valueOf(partition));
            arguments.add(String.valueOf(next));
        });
        return redis.execute("EVAL", arguments.toArray(String[]::new)).replaceWithVoid();
    }

    @Override
    public Uni<Void> saveComplete(String order, Positions reached) {
        return redis.execute(
                        "HSET",
                        ALL,
                        "order",
                        order,
                        "complete",
                        "1",
                        "at",
                        clock.instant().toString())
                .chain(() -> forgetPositions())
                .chain(() -> saveReached(order, reached));
    }

    private Uni<Void> forgetPositions() {
        return hash(ALL).flatMap(all -> {
            List<String> fields = new ArrayList<>(List.of(ALL));
            suffixes(all, "p:").forEach(partition -> fields.add("p:" + partition));
            return fields.size() == 1
                    ? Uni.createFrom().voidItem()
                    : redis.execute("HDEL", fields.toArray(String[]::new)).replaceWithVoid();
        });
    }

    @Override
    public Uni<Boolean> isComplete(String order) {
        return redis.execute("HMGET", ALL, "order", "complete")
                .map(found -> order.equals(text(found.get(0))) && "1".equals(text(found.get(1))));
    }

    private Uni<Map<String, String>> hash(String key) {
        return redis.execute("HGETALL", key).map(found -> found.getKeys().stream()
                .collect(Collectors.toMap(field -> field, field -> text(found.get(field)))));
    }

    private static String text(Response response) {
        return response == null ? null : response.toString();
    }

    private static List<String> suffixes(Map<String, String> hash, String prefix) {
        return hash.keySet().stream()
                .filter(field -> field.startsWith(prefix))
                .map(field -> field.substring(prefix.length()))
                .toList();
    }

    private static Positions positions(Map<String, String> all) {
        Map<Integer, Long> next = new TreeMap<>();
        for (String partition : suffixes(all, "p:"))
            next.put(Integer.valueOf(partition), Long.valueOf(all.get("p:" + partition)));
        return new Positions(next);
    }

    private static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int i = 0; i < all.size(); i += BATCH) batches.add(all.subList(i, Math.min(all.size(), i + BATCH)));
        return batches;
    }
}
