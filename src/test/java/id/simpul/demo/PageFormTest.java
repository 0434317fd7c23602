package id.simpul.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form is sent as its page has it, and nothing is said that the page does not ask for. */
class PageFormTest {
    private static final String PAGE = """
            <form method="post" action="/p/a&amp;b">
            <input type="hidden" name="nonce" value="n&quot;1">
            <input type="radio" name="choice" value="all">
            </form><form method="post" action="/p/second">
            <input type="hidden" name="nonce" value="n2">
            </form>
            """;

    @Test
    void each_form_keeps_its_own_hidden_fields() {
        assertThat(PageForm.of(PAGE)).extracting(PageForm::action).containsExactly("/p/a&b", "/p/second");
        assertThat(PageForm.of(PAGE).get(0).filled(Map.of("choice", "all")))
                .isEqualTo(Map.of("nonce", "n\"1", "choice", "all"));
    }

    @Test
    void what_a_form_does_not_ask_for_is_not_said() {
        PageForm second = PageForm.of(PAGE).get(1);
        Map<String, String> choice = Map.of("choice", "all");
        assertThatThrownBy(() -> second.filled(choice))
                .isInstanceOf(DemoStopped.class)
                .hasMessageContaining("/p/second")
                .hasMessageContaining("choice");
    }
}
