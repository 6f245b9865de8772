package net.tomarigi.board.ws;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A text message as a server's connection carries it (RFC 6455, 5.2): heads and content, made once for however many screens
 * it goes to; a long one in several frames, as many clients take no longer ones. Its memory is the collector's: no screen
 * has to give it back.
 */
final class Frame {
    private static final int LONGEST_CONTENT = 65_535;
    private static final int LONGEST_HEAD = 4;
    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int CONTINUED = 0;
    private static final int LARGEST_OF_ONE_BYTE = 125;
    private static final int TWO_BYTES_FOLLOW = 126;

    private final ByteBuffer bytes;
    private final ByteBuf wire;

    private Frame(ByteBuffer bytes) {
        this.bytes = bytes;
        this.wire = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes));
    }

    static Frame of(byte[] utf8) {
        int frames = 1 + utf8.length / LONGEST_CONTENT;
        ByteBuffer bytes = ByteBuffer.allocateDirect(frames * LONGEST_HEAD + utf8.length);
        int from = 0;
        do {
            int length = Math.min(LONGEST_CONTENT, utf8.length - from);
            boolean isLast = from + length == utf8.length;
            bytes.put((byte) ((isLast ? FINAL : 0) | (from == 0 ? TEXT : CONTINUED)));
            if (length <= LARGEST_OF_ONE_BYTE) bytes.put((byte) length);
            else bytes.put((byte) TWO_BYTES_FOLLOW).putShort((short) length);
            bytes.put(utf8, from, length);
            from += length;
        } while (from < utf8.length);
        return new Frame(bytes.flip());
    }

    static Frame of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes, to be read once. */
    ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /** The same bytes, to be read once, as Netty takes them. */
    ByteBuf wire() {
        return wire.duplicate();
    }
}
