package net.tomarigi.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.tomarigi.product.Server;
import net.tomarigi.product.Town;

/** What else boards could be read from: nginx with the very bytes as files, plain and compressed. */
final class Nginx {
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

    private Nginx() {}

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    static Server start(Server product, List<Town> towns, Path directory) throws Exception {
        Path files = directory.resolve("nginx");
        Benchmark.deleteTree(files);
        for (Town town : towns) {
            Path board = files.resolve(town.boardPath().substring(1));
            Files.createDirectories(board.getParent());
            Files.write(board, read(product, town, "identity"));
            Files.write(board.resolveSibling("board.gz"), read(product, town, "gzip"));
        }
        int port = Server.freePort();
        Path settings = Files.writeString(files.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  default_type application/json;
                  sendfile on;
                  keepalive_requests 1000000000;
                  gzip_static on;
                  open_file_cache max=100;
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                  server { listen 127.0.0.1:%2$d; root %1$s; }
                }
                """.formatted(files.toAbsolutePath(), port));
        List<String> command = new ArrayList<>(Cores.ofServers());
        command.addAll(
                List.of(PROGRAM.toString(), "-c", settings.toAbsolutePath().toString()));
        return Server.run("nginx", port, directory.resolve("nginx.log"), command);
    }

    private static byte[] read(Server product, Town town, String encoding) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(product.base() + town.boardPath()))
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();
    }
}
