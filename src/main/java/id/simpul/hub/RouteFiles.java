package id.simpul.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The route files the hub runs: those in the artifact, and in place of or beside them those of a folder, by file name. */
final class RouteFiles {
    private static final String FOLDER = "routes";
    private static final String ENDING = ".camel.yaml";

    private RouteFiles() {}

    /** What Camel is to include, as it wants it written. */
    static String pattern(Optional<Path> folder) {
        Map<String, String> files = new TreeMap<>();
        shipped().forEach(name -> files.put(name, "classpath:" + FOLDER + "/" + name));
        folder.ifPresent(own -> names(own)
                .forEach(name -> files.put(name, "file:" + own.resolve(name).toAbsolutePath())));
        return String.join(",", files.values());
    }

    private static Stream<String> shipped() {
        URL marker = RouteFiles.class.getResource("/" + FOLDER + "/school-requests" + ENDING);
        try {
            if (marker.getProtocol().equals("jar")) {
                Path jar = Path.of(java.net.URI.create(marker.getPath().replaceFirst("!.*", "")));
                try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                    return names(inside.getPath(FOLDER)).toList().stream();
                }
            }
            return names(Path.of(marker.toURI()).getParent());
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("The routes in the artifact cannot be listed", e);
        }
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("The routes in " + folder + " cannot be listed", e);
        }
    }
}
