package id.simpul.journey;

import id.simpul.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * The classes of this JVM's class path laid out for quick starts, as the launcher lays them out, for tests that start a hub many times: it
 * takes half a minute to make, and halves each start.
 */
public final class ClassArchive {
    private final String path;
    private final Path archive;

    private ClassArchive(String path, Path archive) {
        this.path = path;
        this.archive = archive;
    }

    /** @param folder where it is kept, which must be there as long as hubs start from it */
    public static ClassArchive in(Path folder) throws IOException, InterruptedException {
        Path made = Files.createDirectories(folder.resolve("classes"));
        List<String> path = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(Files.isDirectory(Path.of(part)) ? packed(Path.of(part), made.resolve(path.size() + ".jar")) : part);
        }
        ClassArchive all = new ClassArchive(String.join(File.pathSeparator, path), made.resolve("classes.jsa"));
        all.make(made);
        return all;
    }

    /** Java reads classes from an archive only if all of its class path are jars. */
    private static String packed(Path folder, Path jar) {
        ToolProvider tool = ToolProvider.findFirst("jar").orElseThrow();
        int failed = tool.run(
                System.out, System.err, "--create", "--no-compress", "--file", jar.toString(), "-C", folder.toString(), ".");
        if (failed != 0) {
            throw new IllegalStateException("The classes in " + folder + " could not be packed");
        }
        return jar.toString();
    }

    private void make(Path work) throws IOException, InterruptedException {
        Path used = work.resolve("used");
        java(work, "-XX:DumpLoadedClassList=" + used, "-cp", path, Rehearsal.class.getName());
        java(work, "-Xshare:dump", "-XX:SharedClassListFile=" + used, "-XX:SharedArchiveFile=" + archive, "-cp", path);
        if (!Files.exists(archive)) {
            throw new IllegalStateException("No archive of classes was made; see " + work.resolve("log"));
        }
    }

    private static void java(Path work, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("log").toFile()));
        builder.environment().putAll(Map.of("SIMPUL_HOME", work.resolve("home").toString()));
        builder.start().waitFor();
    }

    /** What starts a hub from it. */
    List<String> options() {
        return List.of("-Xshare:auto", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-cp", path);
    }
}
