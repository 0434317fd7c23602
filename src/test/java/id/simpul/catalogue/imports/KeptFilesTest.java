package id.simpul.catalogue.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {
    @TempDir
    private Path home;

    @Test
    void what_no_import_needs_goes_unless_it_may_be_on_its_way_to_one() throws IOException {
        KeptFiles files = new KeptFiles(home.resolve("files"));
        Path wanted = old(files.path(kept(files, "an import needs it")));
        old(files.path(kept(files, "no import needs it")));
        Path come = files.path(kept(files, "it has just come"));
        Path coming = Files.createFile(home.resolve("files").resolve("coming.part"));
        old(Files.createFile(home.resolve("files").resolve("cut-off.part")));
        Files.createDirectories(files.pieces());
        old(Files.createFile(files.pieces().resolve("cut-off")));
        Path piece = Files.createFile(files.pieces().resolve("coming"));

        files.keepOnly(List.of(wanted.getFileName().toString()));

        try (Stream<Path> left = Files.walk(home)) {
            assertThat(left.filter(Files::isRegularFile)).containsExactlyInAnyOrder(wanted, come, coming, piece);
        }
    }

    private static String kept(KeptFiles files, String content) {
        return files.keep("a.csv", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                .sha256();
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(2, ChronoUnit.HOURS)));
    }
}
