package id.simpul.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where the operator's own routes are. Whoever can change them can have the hub do anything, so nobody else may. */
final class RouteFolder {
    private static final String NAME = "SIMPUL_ROUTES";

    private final Environment environment;

    RouteFolder(Environment environment) {
        this.environment = environment;
    }

    Optional<Path> read() {
        Optional<Path> routes = environment.path(NAME);
        routes.ifPresent(this::check);
        return routes;
    }

    private void check(Path folder) {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            unreadable(folder);
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : Stream.concat(Stream.of(folder), files).toList()) {
                if (FileRights.othersMayChange(file)) {
                    open(file);
                }
            }
        } catch (IOException e) {
            unreadable(folder);
        }
    }

    private void unreadable(Path folder) {
        environment.mistake(
                NAME,
                "\"" + folder + "\" bukan folder yang terbaca; buat, atau hapus variabelnya",
                "\"" + folder + "\" is no folder that can be read; make it, or unset the variable");
    }

    private void open(Path file) {
        environment.mistake(
                NAME,
                "selain pengguna ini ada yang dapat mengubah \"" + file
                        + "\", dan dengan itu apa yang dikerjakan Simpul; jadikan milik pengguna ini dan jalankan: chmod go-w "
                        + file,
                "others than this user may change \"" + file
                        + "\", and with it what the hub does; make it this user's own and run: chmod go-w " + file);
    }
}
