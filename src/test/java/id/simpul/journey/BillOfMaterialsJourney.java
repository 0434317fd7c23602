package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build says the hub runs with is what lies beside it. */
class BillOfMaterialsJourney {
    private static final Path JAR = Path.of("target/simpul.jar");
    private static final Path BILL = Path.of("target/simpul-bom.json");

    @Test
    void every_library_beside_the_jar_is_in_the_bill_with_its_hash_and_no_other() throws Exception {
        assumeTrue(Files.exists(JAR) && Files.exists(BILL), "NOT TRIED: there is no jar; run ./mvnw package first");
        byte[] inside;
        try (JarFile jar = new JarFile(JAR.toFile());
                InputStream bill = jar.getInputStream(jar.getEntry("META-INF/sbom/simpul-bom.json"))) {
            inside = bill.readAllBytes();
        }
        assertThat(Files.readAllBytes(BILL)).isEqualTo(inside);

        Set<String> told = new TreeSet<>();
        for (JsonNode component : new ObjectMapper().readTree(inside).path("components")) {
            component.path("hashes").forEach(hash -> {
                if (hash.path("alg").asText().equals("SHA-256")) {
                    told.add(hash.path("content").asText());
                }
            });
        }
        List<Path> libraries;
        try (Stream<Path> files = Files.list(Path.of("target/lib"))) {
            libraries = files.toList();
        }
        Set<String> there = new TreeSet<>();
        for (Path library : libraries) {
            there.add(sha256(library));
        }
        assertThat(told).isEqualTo(there).hasSizeGreaterThan(100);
    }

    private static String sha256(Path file) throws IOException, java.security.GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
