package id.simpul.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.Language;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void a_reason_speaks_both_languages() {
        Reason reason = Reason.of(Code.TERM_OUT_OF_RANGE, "/data/termMonths", 5, "6, 9, 12");

        assertThat(reason.message(Language.ID)).contains("5 bulan");
        assertThat(reason.message(Language.EN)).contains("5 months");
    }
}
