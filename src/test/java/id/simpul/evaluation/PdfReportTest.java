package id.simpul.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import id.simpul.Shows;
import id.simpul.evaluation.report.PdfReport;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Topic;
import id.simpul.paper.Printed;
import id.simpul.partner.Language;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Shows(Rule.R30)
class PdfReportTest {
    private static final String LIBRARY = "Perpustakaan Contoh";

    @Test
    void a_report_tells_its_period_its_figures_and_how_they_were_computed() throws IOException {
        ObjectNode data = Drawn.report(15, Optional.of("13.75"));
        List<String> pages = pages(PdfReport.draw(data, Language.ID, LIBRARY, 12));

        assertThat(pages.get(0))
                .contains(
                        LIBRARY,
                        "Evaluasi Kerja Sama",
                        "Triwulan III 2026",
                        "1 Juli 2026",
                        "13.75",
                        "keterisian paket");
        assertThat(String.join("\n", pages)).contains("SD Contoh 1", "Semua angka dihitung", "Halaman 1 dari");
        NoticeForm.assertPublished(Topic.EVALUATION_PUBLISHED, data);
    }

    @Test
    void of_many_schools_it_shows_those_that_need_attention_and_those_that_go_best() throws IOException {
        List<String> pages = pages(PdfReport.draw(Drawn.report(300, Optional.empty()), Language.EN, LIBRARY, 12));

        assertThat(pages).hasSizeLessThan(5);
        assertThat(String.join("\n", pages))
                .contains(
                        "Quarter 3 of 2026",
                        "All partners",
                        "need attention",
                        "go best",
                        "Shown are 24 of 300 schools");
    }

    @Test
    void of_one_partner_it_says_of_whom() throws IOException {
        ObjectNode data = Drawn.report(1, Optional.empty()).put("partner", "sd-1");

        assertThat(pages(PdfReport.draw(data, Language.ID, LIBRARY, 12)).get(0))
                .contains("Mitra: SD Contoh 1")
                .doesNotContain("Seluruh mitra");
    }

    @Test
    void the_exchange_balance_is_said_in_words_and_what_is_compared_with_its_months() throws IOException {
        ObjectNode data = Drawn.report(3, Optional.empty());

        assertThat(String.join("\n", pages(PdfReport.draw(data, Language.ID, LIBRARY, 12))))
                .contains("kami berutang 2", "Seluruh perpustakaan: 12 bulan sebelum", "21.400", "14 Jul 2025");
        assertThat(String.join("\n", pages(PdfReport.draw(data, Language.EN, LIBRARY, 12))))
                .contains("we owe 2", "The whole library: 12 months before", "21,400");
    }

    @Test
    void a_partner_of_whom_nothing_was_counted_has_no_zero() throws IOException {
        ObjectNode data = Drawn.report(1, Optional.empty());

        assertThat(data.at("/partners/0/name").asText()).isEqualTo("SD Contoh 1");
        assertThat(data.at("/partners/1/visits").isNull()).isTrue();
        assertThat(String.join("\n", pages(PdfReport.draw(data, Language.ID, LIBRARY, 12))))
                .containsPattern("Dinas Perpustakaan Contoh63\\s*kami berutang 2\\s*–\\s*–");
    }

    @Test
    void without_any_figures_it_says_so() throws IOException {
        ObjectNode data = Json.tree(new Report(Drawn.none(), Optional.empty(), List.of()).content());

        assertThat(pages(PdfReport.draw(data, Language.ID, LIBRARY, 12)).get(0))
                .contains("Belum ada angka", "Belum dapat dibandingkan");
    }

    @Test
    void drawn_again_it_says_the_same() throws IOException {
        ObjectNode data = Drawn.report(15, Optional.of("13.75"));

        assertThat(pages(PdfReport.draw(data, Language.ID, LIBRARY, 12)))
                .isEqualTo(pages(PdfReport.draw(data, Language.ID, LIBRARY, 12)));
    }

    /** Written anew with {@code ./mvnw test -Dtest=PdfReportTest -Dwrite.docs=true}. */
    @Test
    void the_documentation_shows_the_first_page() throws IOException {
        byte[] pdf = PdfReport.draw(Drawn.report(15, Optional.of("13.75")), Language.ID, LIBRARY, 12);

        new Printed(pdf).assertPictured(1, Path.of("docs/evaluation-report.png"));
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        PdfReader reader = new PdfReader(pdf);
        PdfTextExtractor text = new PdfTextExtractor(reader);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            pages.add(text.getTextFromPage(page));
        }
        reader.close();
        return pages;
    }
}
