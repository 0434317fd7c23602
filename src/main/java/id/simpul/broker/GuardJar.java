package id.simpul.broker;

import id.simpul.broker.guard.BrokerGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The part of the hub that runs inside a broker elsewhere, cut out of the hub into a jar of its own: one whole package. */
final class GuardJar {
    static final String NAME = "simpul-broker-guard.jar";

    private static final String FOLDER = BrokerGuard.class.getPackageName().replace('.', '/');

    private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private GuardJar() {}

    static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            URI code = BrokerGuard.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            Path own = Path.of(code);
            if (Files.isDirectory(own)) {
                copy(own.resolve(FOLDER), jar);
            } else {
                try (FileSystem inside = FileSystems.newFileSystem(own)) {
                    copy(inside.getPath(FOLDER), jar);
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException("where this hub was installed cannot be told", e);
        }
    }

    private static void copy(Path folder, JarOutputStream jar) throws IOException {
        for (Path type : classes(folder)) {
            JarEntry entry = new JarEntry(FOLDER + "/" + type.getFileName());
            // So that the same guard is the same file.
            entry.setTimeLocal(SOME_TIME);
            jar.putNextEntry(entry);
            Files.copy(type, jar);
            jar.closeEntry();
        }
    }

    private static List<Path> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }
}
