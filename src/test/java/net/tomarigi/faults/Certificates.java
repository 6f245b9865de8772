package net.tomarigi.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority of a test's own, and what it gave to a server on loopback; made by the JDK's keytool. */
public final class Certificates {
    static final String PASSWORD = "of-a-test";

    private final Path directory;

    /** @param directory into which they are written */
    public Certificates(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        this.directory = Files.createDirectories(directory);
        keytool("-genkeypair", "-alias", "ca", "-dname", "CN=An authority", "-ext", "bc:c", "-ext", "ku=kCS,cRLs");
        keytool("-exportcert", "-alias", "ca", "-rfc", "-file", authority().toString());
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-signer",
                "ca",
                "-dname",
                "CN=A server",
                "-ext",
                "san=ip:127.0.0.1");
        keytool("-delete", "-alias", "ca");
        KeyStore made = KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray());
        StringBuilder chain = new StringBuilder();
        for (Certificate one : made.getCertificateChain("server")) chain.append(pem("CERTIFICATE", one.getEncoded()));
        Files.writeString(chain(), chain);
        byte[] key = made.getKey("server", PASSWORD.toCharArray()).getEncoded();
        // PostgreSQL takes no key that others may read.
        Files.setPosixFilePermissions(
                Files.writeString(key(), pem("PRIVATE KEY", key)), PosixFilePermissions.fromString("rw-------"));
    }

    /** What clients are given to know the server by (PEM). */
    public Path authority() {
        return directory.resolve("ca.crt");
    }

    /** The server's key and its chain (PKCS #12). */
    Path store() {
        return directory.resolve("server.p12");
    }

    /** The server's certificate and who signed it (PEM). */
    public Path chain() {
        return directory.resolve("server.crt");
    }

    /** The server's key (PEM). */
    public Path key() {
        return directory.resolve("server.key");
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }

    private void keytool(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", store().toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (words[0].equals("-genkeypair")) command.addAll(List.of("-keyalg", "RSA", "-validity", "2"));
        Path said = directory.resolve("keytool.log");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .start()
                .waitFor();
        if (status != 0) throw new IOException(String.join(" ", words) + ": " + Files.readString(said));
    }
}
