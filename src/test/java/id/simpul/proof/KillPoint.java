package id.simpul.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Places in the route of requests at which a hub dies at once, as by SIGKILL, when the file {@code kill.at} names them. */
public final class KillPoint {
    static final String FILE = "kill.at";
    private static final String TEMPLATE = "partner-requests";
    private static final String ROUTE = "other-requests.camel.yaml";
    static final int AS_BY_SIGKILL = 137;

    private KillPoint() {}

    /** Everything is read, nothing decided. */
    public static void read() {
        die("read");
    }

    /** The database has committed, and the broker has not. */
    public static void written() {
        die("written");
    }

    private static void die(String here) {
        Path file = Path.of(System.getProperty(FILE));
        try {
            if (Files.exists(file) && Files.readString(file).equals(here)) {
                Files.delete(file);
                Runtime.getRuntime().halt(AS_BY_SIGKILL);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for {@code SIMPUL_ROUTES}: the hub's own steps for partners of the kind {@code other}, with these between them. */
    static Path routesIn(Path directory) throws IOException {
        String template = shipped(TEMPLATE + ".camel.yaml");
        for (String[] step : new String[][] {{"setAsideKnown", "read"}, {"take", "written"}}) {
            String method = "              method: " + step[0] + "\n";
            template = template.replace(
                    method,
                    method + "          - bean:\n              beanType: " + KillPoint.class.getName()
                            + "\n              method: " + step[1] + "\n");
        }
        String marked = template.replace(TEMPLATE, TEMPLATE + "-marked");
        String route =
                shipped(ROUTE).replace("routeTemplateRef: " + TEMPLATE, "routeTemplateRef: " + TEMPLATE + "-marked");
        Path folder = Files.createDirectories(directory.resolve("routes"));
        Files.writeString(folder.resolve(ROUTE), marked + route);
        return folder;
    }

    private static String shipped(String route) throws IOException {
        try (InputStream file = KillPoint.class.getResourceAsStream("/routes/" + route)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
