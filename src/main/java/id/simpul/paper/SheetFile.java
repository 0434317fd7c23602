package id.simpul.paper;

import id.simpul.ledger.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The label sheets that are known: those that come along, and the library's own, which take the place of others of their name. */
public final class SheetFile {
    private static final String SHIPPED = "/paper/label-sheets.yaml";

    private SheetFile() {}

    static Map<String, Sheet> shipped() {
        try (InputStream in = SheetFile.class.getResourceAsStream(SHIPPED)) {
            return read(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + SHIPPED, e);
        }
    }

    /**
     * Those that come along and those in a file of the library's own, if there is one.
     *
     * @throws IllegalArgumentException with what is wrong in the file
     */
    public static Map<String, Sheet> with(Path own) {
        Map<String, Sheet> all = new TreeMap<>(shipped());
        if (Files.isRegularFile(own)) {
            try {
                all.putAll(read(own.getFileName().toString(), Files.readString(own)));
            } catch (IOException e) {
                throw new IllegalArgumentException(own.getFileName() + " cannot be read", e);
            }
        }
        return Collections.unmodifiableMap(all);
    }

    static Map<String, Sheet> read(String file, String text) {
        Object loaded = load(file, text);
        if (!(loaded instanceof Map<?, ?> sheets)) {
            throw new IllegalArgumentException(file + ": no sheets in it");
        }
        Map<String, Sheet> read = new TreeMap<>();
        sheets.forEach((name, sheet) -> read.put(String.valueOf(name), sheet(file, String.valueOf(name), sheet)));
        return read;
    }

    private static Object load(String file, String text) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException e) {
            throw new IllegalArgumentException(
                    file + ": " + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static Sheet sheet(String file, String name, Object fields) {
        try {
            return Json.as(Sheet.class, Json.node(fields));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + name + ": " + root(e), e);
        }
    }

    private static String root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
