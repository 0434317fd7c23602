package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.OnceABuild;
import id.simpul.Rehearsal;
import id.simpul.Simpul;
import id.simpul.TestFiles;
import id.simpul.database.ReadyDatabase;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Has a hub in a process of its own start as one does that the launcher starts: from a jar, with a class-data archive. Both are made once
 * for a build; without the archive half of such a start is the reading of classes.
 */
final class QuickStart {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> SHORT_LIVED = List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private QuickStart() {}

    /** Java itself and the options of a short life; what follows may change them. */
    static Stream<String> java() {
        return Stream.concat(
                Stream.of(JAVA),
                Stream.concat(
                        SHORT_LIVED.stream(),
                        Stream.of(
                                "-Xshare:auto",
                                "-XX:SharedArchiveFile=" + Made.ARCHIVE.resolve("classes.jsa"),
                                "-Xlog:cds*=off",
                                "-Xlog:class+path*=off")));
    }

    /** The hub's jar and its libraries, and behind them the classes of the tests, of which routes may name some. */
    static String classPath() {
        return Made.CLASS_PATH + File.pathSeparator + folderOf(QuickStart.class);
    }

    private static Path folderOf(Class<?> one) {
        return Path.of(URI.create(
                one.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** Looked for when first asked for. */
    private static final class Made {
        private static final Path CLASSES = folderOf(Simpul.class);
        private static final String LIBRARIES = Stream.of(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        private static final String OF = madeOf();
        private static final Path JAR = OnceABuild.made("jar-" + OF, Made::pack).resolve("hub.jar");

        static final String CLASS_PATH = JAR + File.pathSeparator + LIBRARIES;
        static final Path ARCHIVE = OnceABuild.made("archive-" + OF, Made::rehearse);

        private static void pack(Path draft) {
            int failed = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            System.out,
                            System.err,
                            "--create",
                            "--no-compress",
                            "--file",
                            draft.resolve("hub.jar").toString(),
                            "-C",
                            CLASSES.toString(),
                            ".");
            if (failed != 0) {
                throw new IllegalStateException("The hub's classes could not be packed");
            }
        }

        /** As the launcher does; where no archive comes of it, hubs start without. */
        private static void rehearse(Path draft) throws IOException {
            Path home = TestFiles.folder("rehearsal-").resolve("home");
            ReadyDatabase.into(home);
            ProcessBuilder rehearsal = new ProcessBuilder(Stream.concat(
                            Stream.concat(Stream.of(JAVA), SHORT_LIVED.stream()),
                            Stream.of(
                                    "-XX:ArchiveClassesAtExit=" + draft.resolve("classes.jsa"),
                                    "-cp",
                                    CLASS_PATH,
                                    Rehearsal.class.getName()))
                    .toList());
            rehearsal.environment().keySet().removeIf(name -> name.startsWith("SIMPUL_"));
            rehearsal.environment().put("SIMPUL_HOME", home.toString());
            File log = draft.resolve("log").toFile();
            try {
                rehearsal.redirectErrorStream(true).redirectOutput(log).start().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static String madeOf() {
            CRC32 sum = new CRC32();
            sum.update((JAVA + System.getProperty("java.version") + LIBRARIES).getBytes(UTF_8));
            try (Stream<Path> files = Files.walk(CLASSES)) {
                for (Path file : files.sorted().toList()) {
                    sum.update((file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file)).getBytes(UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Long.toHexString(sum.getValue());
        }
    }
}
