package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.TestFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.Test;

/** The watched folder: what is put there is taken once it is whole, and moved to where it belongs with its report. */
class CatalogueFolderRoutesTest extends ShippedRoutes {
    /** Made before the context is, which asks for it while this class is being made. */
    private static final Path FOLDER = folder();

    /** In place of the hub's own. */
    public static final class Folder {
        public String take(File file, Exchange exchange) throws IOException {
            String text = Files.readString(file.toPath());
            if (text.startsWith("unreadable")) {
                throw new IOException("it cannot be read");
            }
            exchange.getIn().setHeader("CatalogueOutcome", text.startsWith("odd") ? "failed" : "done");
            return "Report: " + text;
        }
    }

    private static Path folder() {
        try {
            return TestFiles.folder("catalogue-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    List<String> files() {
        return List.of("catalogue-folder");
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties properties = new Properties();
        properties.put("simpul.catalogue.folder", FOLDER.toString());
        properties.put("simpul.catalogue.watched", "true");
        configuration.withUseOverridePropertiesWithPropertiesComponent(properties);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("catalogueFolder", new Folder());
    }

    @Test
    void each_file_is_moved_to_done_or_failed_with_its_report_and_others_stay() throws IOException {
        Files.writeString(FOLDER.resolve("good.mrc"), "good");
        Files.writeString(FOLDER.resolve("odd.csv"), "odd");
        Files.writeString(FOLDER.resolve("bad.xml"), "unreadable");
        Files.writeString(FOLDER.resolve("notes.doc"), "good");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !named("done", "good.mrc").isEmpty()
                        && !named("failed", "odd.csv").isEmpty()
                        && !named("failed", "bad.xml").isEmpty());

        assertThat(Files.readString(named("done", "good.mrc.report.txt").get(0)))
                .isEqualTo("Report: good");
        assertThat(named("failed", "odd.csv.report.txt")).hasSize(1);
        assertThat(FOLDER.resolve("notes.doc")).exists();
    }

    private List<Path> named(String where, String ending) throws IOException {
        if (!Files.isDirectory(FOLDER.resolve(where))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER.resolve(where))) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
