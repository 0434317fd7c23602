package id.simpul.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.Language;
import id.simpul.policy.Rule;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @EnumSource(Code.class)
    void both_texts_of_a_code_fill_in_the_same_places(Code code) {
        assertThat(places(code, Language.ID)).isEqualTo(places(code, Language.EN));
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void no_apostrophe_swallows_a_place(Code code) {
        for (Language language : Language.values()) {
            String worded =
                    new MessageFormat(code.text(language), language.locale()).format(new Object[] {"a", "b", "c", "d"});
            assertThat(worded).doesNotContain("{", "''");
        }
    }

    @Test
    void a_phrase_is_worded_in_the_readers_language() {
        Reason reason = Reason.of(Code.NOT_JSON, "", new Phrase("kosong", "empty"));
        assertThat(reason.message(Language.ID)).contains("kosong");
        assertThat(reason.message(Language.EN)).contains("empty");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void every_rule_is_told_in_both_languages(Rule rule) {
        assertThat(rule.text(Language.ID)).isNotBlank().isNotEqualTo(rule.text(Language.EN));
    }

    private static long places(Code code, Language language) {
        return Arrays.hashCode(PLACE.matcher(code.text(language))
                .results()
                .map(match -> match.group())
                .sorted()
                .toArray());
    }
}
