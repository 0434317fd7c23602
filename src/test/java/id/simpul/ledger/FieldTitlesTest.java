package id.simpul.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTitlesTest {
    /** What the shared parts call a form of field, and no field by itself. */
    private static final Set<String> FORMS =
            Set.of("Tanggal", "Tanda dari Simpul", "Satu baris teks", "Jumlah", "Bilangan bulat", "Nama");

    @ParameterizedTest
    @EnumSource(RequestType.class)
    void every_field_of_every_request_has_a_name_of_its_own_in_both_languages(RequestType type) throws IOException {
        List<String> paths = new ArrayList<>();
        try (InputStream in = getClass().getResourceAsStream("/contract/schemas/" + FieldTitles.path(type))) {
            collect("", Json.parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)), paths);
        }

        assertThat(paths).allSatisfy(path -> assertThat(FieldTitles.of(type).of(path))
                .as(path)
                .hasValueSatisfying(title -> assertThat(FORMS).doesNotContain(title.indonesian())));
    }

    @Test
    void fields_within_fields_lists_and_maps_are_found_and_what_is_not_there_has_no_name() {
        FieldTitles training = FieldTitles.of(RequestType.TRAINING_ENROL);
        FieldTitles survey = FieldTitles.of(RequestType.ROTATION_SURVEY);

        assertThat(training.of("participants")).contains(new Phrase("Peserta", "Participants"));
        assertThat(training.of("participants/3/name"))
                .isEqualTo(training.of("participants/name"))
                .contains(new Phrase("Nama peserta", "Name of the participant"));
        assertThat(survey.of("loans/B0001")).isEqualTo(survey.of("loans")).isPresent();
        assertThat(survey.of("loan")).isEmpty();
        assertThat(survey.of("")).isEmpty();
    }

    private static void collect(String before, JsonNode schema, List<String> paths) {
        schema.path("properties").properties().forEach(field -> {
            String path = before + field.getKey();
            paths.add(path);
            JsonNode inside = field.getValue().has("items") ? field.getValue().path("items") : field.getValue();
            collect(path + "/", inside, paths);
        });
    }
}
