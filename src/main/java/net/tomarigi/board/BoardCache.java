package net.tomarigi.board;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.tomarigi.platform.Problem;

/** Boards as bytes, encoded once for all readers until something of them changes; each view keeps its own. */
@Singleton // not behind a proxy: every read passes here
public class BoardCache {
    /** {@code asOf} may lag this far behind: closer than a person looks, and seldom enough to cost nothing. */
    private static final Duration AS_OF_GRAIN = Duration.ofSeconds(10);

    private final Boards boards;

    BoardCache(Boards boards) {
        this.boards = boards;
    }

    /** The board's bytes as they are now; empty when there is no such network. */
    public Optional<Encoded> find(String network) {
        BoardView view = boards.findView(network).orElse(null);
        if (view == null) return Optional.empty();
        Encoded known = view.encoded();
        if (known != null && !boards.trueAt().isAfter(known.until)) return Optional.of(known);
        return Optional.of(view.keep(Encoded.of(view, boards.trueAt(), known)));
    }

    /** Why {@link #find} found nothing. */
    public Problem missing(String network) {
        return boards.missing(network);
    }

    /** One encoding of one board, in two forms. */
    public static final class Encoded {
        private final BoardView view;
        /** When the board is known to have stood longer than this, {@code asOf} has to be written anew. */
        private final Instant until;

        private final String tag;
        /** As it is sent: checked and turned into bytes once, not with every answer. */
        private final CharSequence tagHeader;

        private final Buffer plain;
        private volatile Buffer gzip;

        private Encoded(BoardView view, Instant asOf, String tag, Buffer plain) {
            this.view = view;
            this.until = asOf.plus(AS_OF_GRAIN);
            this.tag = tag;
            this.tagHeader = HttpHeaders.createOptimized(tag);
            this.plain = plain;
        }

        /** @param before earlier bytes of the same view; null: none */
        private static Encoded of(BoardView view, Instant asOf, Encoded before) {
            byte[] bytes = BoardJson.snapshot(view, null, asOf);
            // The tag stands for all but asOf, so that a reader who has it all is told so.
            String tag = before != null ? before.tag : tag(BoardJson.content(view));
            return new Encoded(view, asOf, tag, Buffer.buffer(bytes));
        }

        public BoardView view() {
            return view;
        }

        /** A weak entity tag: plain and compressed bytes mean the same. */
        public String tag() {
            return tag;
        }

        /** The same, as a header's value. */
        public CharSequence tagHeader() {
            return tagHeader;
        }

        public Buffer plain() {
            return plain;
        }

        /** Two readers may compress at once; either result may stay. */
        public Buffer gzip() {
            Buffer compressed = gzip;
            if (compressed == null) gzip = compressed = compress(plain);
            return compressed;
        }

        private static Buffer compress(Buffer plain) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length() / 4);
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                zip.write(plain.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Buffer.buffer(out.toByteArray());
        }

        private static String tag(byte[] content) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 12)) + '"';
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
