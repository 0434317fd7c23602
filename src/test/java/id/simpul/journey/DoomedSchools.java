package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Routes by which one step more is taken with the requests of schools, and of no other partners. */
final class DoomedSchools {
    private static final String ROUTE = "school-requests.camel.yaml";
    private static final String TEMPLATE = "partner-requests";
    private static final String DOOMED = TEMPLATE + "-doomed";
    private static final String WRITTEN = "              method: take\n";

    private DoomedSchools() {}

    /**
     * Writes them: the hub's own template, with the step once everything is decided and written.
     *
     * @param step whose method {@code stay} is called
     * @return the folder for {@code SIMPUL_ROUTES}
     */
    static String in(Path directory, Class<?> step) throws Exception {
        String template = shipped(TEMPLATE + ".camel.yaml");
        assertThat(template).containsOnlyOnce(WRITTEN);
        String doomed = template.replace(
                        WRITTEN,
                        WRITTEN + """
                      - bean:
                          description: The hub gets no further here
                          beanType: %s
                          method: stay
                """.formatted(step.getName()).indent(4).stripTrailing() + "\n")
                .replace(TEMPLATE, DOOMED);
        String school = shipped(ROUTE).replace("routeTemplateRef: " + TEMPLATE, "routeTemplateRef: " + DOOMED);
        Path folder = Files.createDirectory(directory.resolve("routes"));
        Files.writeString(folder.resolve(ROUTE), doomed + school);
        return folder.toString();
    }

    private static String shipped(String route) throws Exception {
        try (InputStream file = DoomedSchools.class.getResourceAsStream("/routes/" + route)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
