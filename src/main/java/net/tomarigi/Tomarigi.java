package net.tomarigi;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import net.tomarigi.embedded.MissingStores;
import net.tomarigi.embedded.Ports;
import net.tomarigi.embedded.StartFailure;
import net.tomarigi.embedded.StoreKind;
import net.tomarigi.sealing.Keyring;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * The process: starts the stores that nobody else runs, then Quarkus, and says where the pages are; or does what it is asked
 * to do instead ({@link Command}).
 */
@QuarkusMain
public final class Tomarigi {
    private static final Logger LOG = Logger.getLogger(Tomarigi.class);

    private Tomarigi() {}

    public static void main(String... arguments) {
        Config config = ConfigUtils.configBuilder().build();
        try {
            Launcher.endTogether(config);
            if (arguments.length > 0) {
                Command command = Command.of(arguments[0]);
                if (command.needsKeys()) requireKeys(config);
                System.exit(command.runFor(config, List.of(arguments).subList(1, arguments.length), System.out));
            }
            boolean reloads = LaunchMode.current() == LaunchMode.DEVELOPMENT;
            // A live reload runs this method again while the port is open.
            if (!reloads) requireFreePort(config);
            requireKeys(config);
            MissingStores.start(config, System.out, reloads);
            if (!reloads) System.out.println("Starting Tomarigi ...");
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            if (isDebugging(config)) e.printStackTrace();
            System.exit(1);
        } catch (CancellationException e) {
            return;
        }
        Quarkus.run(Pages.class, arguments);
    }

    private static boolean isDebugging(Config config) {
        return config.getOptionalValue("quarkus.log.level", String.class)
                .filter(List.of("DEBUG", "TRACE", "ALL")::contains)
                .isPresent();
    }

    /** Whose database is configured gives the keys as well; with an embedded one they are kept beside the data. */
    private static void requireKeys(Config config) {
        Optional<String> keys = config.getOptionalValue(Keyring.SETTING, String.class);
        if (keys.isEmpty()
                && config.getOptionalValue(StoreKind.POSTGRESQL.address(), String.class)
                        .isPresent()) {
            throw new StartFailure("There are no keys for what is sealed in the database: " + Keyring.HOW_TO_MAKE_ONE);
        }
        try {
            keys.ifPresent(Keyring::new);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(e.getMessage(), e);
        }
    }

    /** Looked at before anything is started: it is the most frequent mistake, and the stores take seconds. */
    private static void requireFreePort(Config config) {
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        String host = config.getOptionalValue("quarkus.http.host", String.class).orElse("127.0.0.1");
        if (port == 0) return;
        try {
            Ports.probe(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new StartFailure("The address to listen on, quarkus.http.host=" + host + ", is unknown.", e);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            throw new StartFailure(
                    reason.contains("in use")
                            ? "Port " + port + " is taken by another process; choose a free one with"
                                    + " -Dquarkus.http.port=<port>."
                            : "Port " + port + " of " + host + " cannot be opened (" + reason
                                    + "); choose another one with" + " -Dquarkus.http.port=<port>.",
                    e);
        }
    }

    /** Says where the pages are, once they are there. */
    static final class Pages implements QuarkusApplication {
        @Override
        public int run(String... arguments) throws UnknownHostException {
            Config config = ConfigProvider.getConfig();
            String host = config.getValue("quarkus.http.host", String.class);
            if (InetAddress.getByName(host).isAnyLocalAddress()) host = "127.0.0.1";
            String home = "http://" + host + ":" + config.getValue("quarkus.http.port", String.class) + "/";
            LOG.infof("Tomarigi is open: %s", home);
            LOG.infof("Board of the demo: %swall/demo", home);
            Quarkus.waitForExit();
            return 0;
        }
    }
}
