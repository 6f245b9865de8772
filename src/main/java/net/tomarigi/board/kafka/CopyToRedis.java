package net.tomarigi.board.kafka;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.tomarigi.board.ChangeLog.Positions;
import net.tomarigi.board.WarmCopy;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** One consumer group over all nodes: each change is copied once. Offsets are committed after Redis has it. */
@ApplicationScoped
class CopyToRedis {
    private static final Logger LOG = Logger.getLogger(CopyToRedis.class);

    private final WarmCopy copy;

    CopyToRedis(WarmCopy copy) {
        this.copy = copy;
    }

    @Incoming("vacancy-changes-to-redis")
    Uni<Void> copy(ConsumerRecords<String, String> records) {
        List<WarmCopy.Change> changes = new ArrayList<>();
        Map<Integer, Long> reached = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            reached.merge(record.partition(), record.offset() + 1, Math::max);
            try {
                ChangeRecord change = ChangeRecord.of(record);
                if (change.facility() != null || change.network() != null)
                    changes.add(new WarmCopy.Change(change.facility(), change.network(), record.offset() + 1));
            } catch (RuntimeException e) {
                LOG.errorf(
                        "The event at %s/%d cannot be read: %s", record.partition(), record.offset(), e.getMessage());
            }
        }
        return copy.copy(changes, new Positions(reached));
    }
}
