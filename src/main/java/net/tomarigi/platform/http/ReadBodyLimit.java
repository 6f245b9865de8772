package net.tomarigi.platform.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import net.tomarigi.platform.Problem;
import net.tomarigi.platform.Problems;

/** Refuses a body that turns out too large while it is read, and one that is not there. */
@Provider
final class ReadBodyLimit implements ReaderInterceptor {
    private static final long MOST_UNWANTED_BYTES = 64L * 1024 * 1024;

    private final CurrentVertxRequest current;

    ReadBodyLimit(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        long most = AnnouncedBodyLimit.mostBytes(current.getCurrent());
        InputStream body = context.getInputStream();
        if (!(body instanceof ByteArrayInputStream)) context.setInputStream(new Counted(body, most));
        else if (body.available() > most) throw Problems.tooLarge(most).asException();
        Object read = context.proceed();
        if (read == null) throw Problems.emptyBody().asException();
        return read;
    }

    /** Passes on what may be read; of what is too much it reads on for a while, so that the client gets to our answer. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private long count;

        Counted(InputStream body, long most) {
            super(body);
            this.most = most;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            try {
                int read = in.read(into, from, length);
                if (read > 0) count(read);
                return read;
            } catch (IOException brokenOff) {
                // The sender hung up or fell silent: nothing of ours failed.
                throw Problem.malformed(List.of()).asException();
            }
        }

        private void count(int read) throws IOException {
            count += read;
            if (count <= most) return;
            in.skip(MOST_UNWANTED_BYTES);
            throw Problems.tooLarge(most).asException();
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
