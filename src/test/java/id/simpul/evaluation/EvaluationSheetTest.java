package id.simpul.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Page;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class EvaluationSheetTest {
    private static final Instant NOW = Instant.parse("2027-01-15T01:00:00.123456Z");

    @Test
    void a_sheet_of_many_partners_comes_in_parts_that_make_one_file_of_one_evaluation() throws IOException {
        EvaluationSheet sheet = new EvaluationSheet(evaluation(1_203), true);
        StringBuilder file = new StringBuilder();
        Optional<String> place = Optional.of(EvaluationSheet.Place.first(NOW).toString());
        int parts = 0;
        while (place.isPresent()) {
            EvaluationSheet.Place from = EvaluationSheet.Place.parse(place.get());
            assertThat(from.asOf()).isEqualTo(NOW);
            Page<ObjectNode> part = sheet.after(from, 601);
            part.rows().forEach(text -> file.append(text.path("text").asText()));
            place = part.next();
            parts++;
        }

        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(file.toString()))
                .getRecords();
        assertThat(parts).isEqualTo(3);
        assertThat(rows).hasSize(1_204);
        assertThat(rows.get(0).get("partner")).isEmpty();
        assertThat(rows.subList(1, rows.size()))
                .extracting(row -> row.get("partner"))
                .doesNotHaveDuplicates()
                .startsWith("sd-0")
                .endsWith("sd-1202");
    }

    @Test
    void a_sheet_of_nobody_has_its_header_alone() {
        Page<ObjectNode> part = new EvaluationSheet(evaluation(0), false).after(EvaluationSheet.Place.first(NOW));

        assertThat(part.next()).isEmpty();
        assertThat(part.rows()).singleElement().satisfies(text -> assertThat(
                        text.path("text").asText())
                .startsWith("period,partner,name")
                .hasLineCount(1));
    }

    @Test
    void on_the_screen_days_and_numbers_are_said_as_people_do_within_80_columns() {
        for (Language language : Language.values()) {
            String text = new EvaluationTable(evaluation(3), language).text();
            assertThat(text.lines()).allMatch(line -> line.length() <= 80);
            assertThat(text).doesNotContainPattern("\\d{4}-\\d{2}|\\d{4}-Q\\d");
        }
        assertThat(new EvaluationTable(evaluation(3), Language.ID).text())
                .startsWith("Triwulan IV 2026, sebagaimana diketahui pada 15 Januari 2027")
                .contains("1.056 kunjungan, 24 anggota baru", "12 bulan sebelum dan sesudah 20 Januari 2021");
    }

    private static Evaluation evaluation(int schools) {
        List<PartnerFigures> rows = IntStream.range(0, schools)
                .mapToObj(n -> new PartnerFigures(
                        new PartnerId("sd-" + n),
                        "Sekolah Dasar Negeri dengan Nama yang Panjang Sekali " + n,
                        "school",
                        Optional.of("13.75"),
                        Figures.sum(List.of()),
                        Optional.empty()))
                .toList();
        Library library = new Library(
                90,
                new Library.Visitors(1_056, 24),
                Map.of(),
                Optional.of(new Library.Effect(
                        new Compared(LocalDate.of(2021, 1, 20), 12),
                        new Library.Visitors(21_400, 611),
                        new Library.Visitors(24_950, 702))));
        return new Evaluation(EvaluationPeriod.parse("2026-Q4"), LocalDate.of(2027, 1, 15), rows, library);
    }
}
