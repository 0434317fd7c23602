package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.ledger.Json;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marc4j.MarcStreamReader;
import org.marc4j.marc.DataField;
import org.marc4j.marc.Record;

/** What a school's own library system gets of a batch: a file in the mail of its dispatch. */
class ShelfFileJourney {
    private final GreenMail mail = MailServers.of(ServerSetup.PROTOCOL_SMTP);

    @TempDir
    private Path home;

    private SchoolsByMail schools;

    @BeforeEach
    void schools_and_a_mail_server() {
        mail.start();
        schools = new SchoolsByMail(WholeHub.withDatabase(home)
                .with("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "simpul@perpus.example"));
    }

    @AfterEach
    void stop() {
        schools.close();
        mail.stop();
    }

    @Test
    void the_mail_of_a_dispatch_brings_the_books_that_really_went_as_marc() throws Exception {
        schools.batch("bat-1", "sd-01", "packed", 1, 20);
        schools.run("update titles set title = 'Si \"Kancil\" & Buaya: cerita – ñ' where id = 't-3'");
        schools.run("insert into titles (id, title) values ('t-long', repeat('Panjang ', 12))");
        schools.run("update items set title = 't-long' where barcode = 'B4'");
        schools.act("dispatch", "{\"batch\":\"bat-1\"}");
        await().atMost(Duration.ofSeconds(60)).until(() -> file().isPresent());

        List<Record> records = read(file().orElseThrow());
        List<String> barcodes = new ArrayList<>();
        for (Record record : records) {
            assertThat(record.getLeader().getCharCodingScheme()).isEqualTo('a');
            record.getVariableFields("990")
                    .forEach(copy ->
                            barcodes.add(((DataField) copy).getSubfield('a').getData()));
        }
        assertThat(barcodes)
                .containsExactlyInAnyOrderElementsOf(
                        schools.rows("select barcode from batch_items where batch = 'bat-1' and state = 'sent'"))
                .hasSize(20);
        assertThat(records)
                .extracting(ShelfFileJourney::title)
                .anyMatch(title -> title.startsWith("Si \"Kancil\" & Buaya"));
        assertThat(records).extracting(ShelfFileJourney::title).anyMatch(title -> title.startsWith("Panjang Panjang"));

        String again = schools.act("batch.marc", Json.object().put("batch", "bat-1"))
                .path("file")
                .asText();
        assertThat(read(Base64.getDecoder().decode(again)))
                .extracting(Record::toString)
                .containsExactlyInAnyOrderElementsOf(
                        records.stream().map(Record::toString).toList());
        assertThat(Arrays.stream(mail.getReceivedMessages()).filter(ShelfFileJourney::isMarc))
                .hasSize(1);
    }

    private static List<Record> read(byte[] marc) {
        List<Record> records = new ArrayList<>();
        MarcStreamReader reader = new MarcStreamReader(new ByteArrayInputStream(marc));
        while (reader.hasNext()) {
            records.add(reader.next());
        }
        return records;
    }

    private static String title(Record record) {
        return ((DataField) record.getVariableField("245")).getSubfield('a').getData();
    }

    private Optional<byte[]> file() throws Exception {
        for (MimeMessage one : mail.getReceivedMessages()) {
            Optional<byte[]> file = marc(one);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    private static boolean isMarc(MimeMessage message) {
        try {
            return marc(message).isPresent();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<byte[]> marc(Part part) throws Exception {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int place = 0; place < parts.getCount(); place++) {
                Optional<byte[]> inside = marc(parts.getBodyPart(place));
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return Optional.empty();
        }
        if (part.getFileName() == null || !part.getFileName().endsWith(".mrc")) {
            return Optional.empty();
        }
        assertThat(part.getContentType()).startsWith("application/marc");
        try (InputStream in = part.getInputStream()) {
            return Optional.of(in.readAllBytes());
        }
    }
}
