package id.simpul;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Regions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class SeedsTest {
    private static final Policy POLICY = Policies.defaults().asOf(LocalDate.of(2021, 1, 1));

    private static List<CSVRecord> rows(String name) throws IOException {
        try (InputStream in = SeedsTest.class.getResourceAsStream("/seeds/" + name);
                CSVParser rows = CSVParser.parse(
                        in,
                        StandardCharsets.UTF_8,
                        CSVFormat.DEFAULT
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())) {
            return rows.getRecords();
        }
    }

    private static List<CSVRecord> schools() throws IOException {
        return rows("partners.csv").stream()
                .filter(row -> row.get("kind").equals("school"))
                .toList();
    }

    @Test
    void every_partner_has_an_id_a_kind_a_region_and_an_address_where_no_mail_arrives() throws IOException {
        assertThat(rows("partners.csv")).allSatisfy(row -> {
            assertThat(PartnerId.isValid(row.get("id"))).isTrue();
            assertThat(PartnerKind.ofWire(row.get("kind"))).isPresent();
            assertThat(row.get("email")).endsWith(".example");
            assertThat(row.get("region"))
                    .matches(code -> code.isEmpty() || Regions.shipped().isKnown(code));
        });
        assertThat(rows("partners.csv")).extracting(row -> row.get("id")).doesNotHaveDuplicates();
    }

    @Test
    void ten_schools_begin_in_2021_and_five_in_2022_for_terms_the_policy_allows() throws IOException {
        Map<Integer, Long> begun = schools().stream()
                .collect(Collectors.groupingBy(
                        row -> Quarter.parse(row.get("startQuarter")).year(), Collectors.counting()));

        assertThat(begun).isEqualTo(Map.of(2021, 10L, 2022, 5L));
        assertThat(schools()).allSatisfy(row -> {
            assertThat(POLICY.rotation().termMonths()).contains(Integer.parseInt(row.get("termMonths")));
            assertThat(POLICY.library().regions()).contains(row.get("region"));
            assertThat(row.get("npsn")).matches("99[0-9]{6}");
        });
    }

    @Test
    void a_school_says_that_it_is_a_sample() throws IOException {
        assertThat(schools()).extracting(row -> row.get("name")).allMatch(name -> name.endsWith("(sampel)"));
    }

    @Test
    void the_collection_uses_the_words_of_the_contract() throws IOException {
        assertThat(rows("collection.csv")).allSatisfy(row -> {
            assertThat(row.get("collection")).isIn("children", "general", "reference", "special", "exchange");
            assertThat(row.get("grades")).isIn("lower", "upper", "both");
            assertThat(row.get("condition")).isIn("good", "worn", "damaged");
            assertThat(row.get("lendable")).isIn("true", "false");
            assertThat(row.get("publisher")).isEqualTo("Penerbit Contoh");
        });
    }

    @Test
    void a_barcode_is_one_copy_and_copies_of_a_title_agree_on_what_it_is() throws IOException {
        List<CSVRecord> copies = rows("collection.csv");

        assertThat(copies).extracting(row -> row.get("barcode")).doesNotHaveDuplicates();
        assertThat(copies.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.get("title"),
                                Collectors.mapping(
                                        row -> row.get("author") + row.get("isbn") + row.get("grades"),
                                        Collectors.toSet())))
                        .values())
                .extracting(Set::size)
                .containsOnly(1);
    }

    @Test
    void there_are_more_than_a_thousand_titles_fit_for_a_batch() throws IOException {
        assertThat(rows("collection.csv").stream()
                        .filter(row -> POLICY.rotation().collections().contains(row.get("collection")))
                        .filter(row -> POLICY.rotation().conditions().contains(row.get("condition")))
                        .filter(row -> row.get("lendable").equals("true"))
                        .map(row -> row.get("title"))
                        .distinct())
                .hasSizeGreaterThan(1_000);
    }
}
