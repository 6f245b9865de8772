package net.tomarigi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.tomarigi.deploy.Tool.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts in whose hands the data are. */
class ScriptsTest {
    @TempDir
    Path work;

    private static List<Path> scripts() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("deploy"))) {
            return files.filter(file -> file.toString().endsWith(".sh"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theyAreSound() throws Exception {
        Tool shellcheck = Tool.named("shellcheck");
        assertThat(scripts()).hasSize(6).allSatisfy(script -> {
            assertThat(script).isExecutable();
            assertThat(Yaml.text(script)).startsWith("#!/usr/bin/env bash\n").contains("\nset -euo pipefail\n");
            Said said = shellcheck.run(script.toString());
            assertThat(said.words()).isEmpty();
        });
        Path broken = Files.writeString(work.resolve("broken.sh"), "#!/usr/bin/env bash\nrm -rf $1/*\n");
        assertThat(shellcheck.run(broken.toString()).status()).isEqualTo(1);
    }

    @Test
    void theImageRunsWhatItTrainedAsNobody() {
        String image = Yaml.text(Path.of("deploy/Containerfile"));
        assertThat(image.lines().filter(line -> line.startsWith("FROM docker.io")))
                .hasSize(2)
                .allMatch(line -> line.matches("FROM \\S+:\\d+[\\w.-]+ AS \\w+"));
        assertThat(image.substring(image.lastIndexOf("FROM ")))
                .contains("USER 10001", "TOMARIGI_EMBEDDED=off", "TOMARIGI_DEMO=off", "-XX:AOTCache=");
    }
}
