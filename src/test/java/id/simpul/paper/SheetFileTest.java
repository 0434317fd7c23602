package id.simpul.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetFileTest {
    private static final String OWN = """
            toko:
              about: lembar dari toko
              page: {width: 200, height: 150}
              columns: 2
              rows: 3
              label: {width: 90, height: 45}
              margin: {left: 8, top: 5}
              gap: {width: 2, height: 1.5}
              cut: no
            """;

    @TempDir
    private Path home;

    @Test
    void a_sheet_of_the_librarys_own_stands_beside_those_that_come_along() throws Exception {
        Path file = Files.writeString(home.resolve("label-sheets.yaml"), OWN);

        assertThat(SheetFile.with(file)).containsOnlyKeys("a4-8", "label-121", "toko");
        assertThat(SheetFile.with(file).get("toko").place(3)).isEqualTo(new Sheet.Place(100, 53.5));
        assertThat(SheetFile.with(home.resolve("none.yaml"))).containsOnlyKeys("a4-8", "label-121");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            columns: 2                      | columns: 3                     | toko: its labels need 282.0 x 143.0 mm, but the page has 200.0 x 150.0
            rows: 3                         | rows: 0                        | toko: columns and rows must be 1 or more
            label: {width: 90, height: 45}  | label: {width: 30, height: 45} | toko: a label must be 60.0 x 30.0 mm or larger
            columns: 2                      | colums: 2                      | toko: columns and rows must be
            gap: {width: 2, height: 1.5}    | about: x                       | toko: page, label, margin and gap are all needed
            page: {width: 200, height: 150} | page: A4                       | toko
            toko:                           | - toko                         | label-sheets.yaml
            """)
    void a_mistake_in_it_is_named(String right, String wrong, String said) throws Exception {
        Path file = Files.writeString(home.resolve("label-sheets.yaml"), OWN.replace(right, wrong));

        assertThatThrownBy(() -> SheetFile.with(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }
}
