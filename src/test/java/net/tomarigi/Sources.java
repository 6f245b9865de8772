package net.tomarigi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources as a test reads them, and as it makes them up. */
final class Sources {
    private static final Pattern NAME = Pattern.compile("package ([\\w.]+);.*?class (\\w+)", Pattern.DOTALL);

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager CLASS_PATH = COMPILER.getStandardFileManager(null, null, null);

    private Sources() {}

    /** Compiles classes that stand in no file, each text one class, and says where they now are. */
    static Path compile(Path directory, String... texts) {
        List<Path> files =
                Arrays.stream(texts).map(text -> write(directory, text)).toList();
        List<String> options = List.of("-proc:none", "-d", directory.toString());
        boolean compiled = COMPILER.getTask(
                        null, CLASS_PATH, null, options, null, CLASS_PATH.getJavaFileObjectsFromPaths(files))
                .call();
        assertThat(compiled).as("the made-up classes compile").isTrue();
        return directory;
    }

    private static Path write(Path directory, String text) {
        Matcher name = NAME.matcher(text);
        assertThat(name.find()).isTrue();
        try {
            Path folder = Files.createDirectories(
                    directory.resolve("src").resolve(name.group(1).replace('.', '/')));
            return Files.writeString(folder.resolve(name.group(2) + ".java"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files under a directory of the project whose name ends so. */
    static List<Path> under(String directory, String... endings) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
