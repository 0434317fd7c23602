package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.PartnerKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One template, a route for each kind of partner; what queues would bring is handed in. */
class IntakeRoutesTest extends ShippedRoutes {
    private final Steps steps = new Steps();

    /** The four steps, which note that they were taken. */
    public static final class Steps {
        private final List<String> taken = new ArrayList<>();
        private String failing = "";

        public List<?> open(List<?> messages) {
            return take("open", messages);
        }

        public List<?> setAsideKnown(List<?> messages) {
            return take("setAsideKnown", messages);
        }

        public List<?> take(List<?> messages) {
            return take("take", messages);
        }

        public List<?> answers(List<?> messages) {
            return take("answers", messages);
        }

        private List<?> take(String step, List<?> messages) {
            if (step.equals(failing)) {
                throw new IllegalStateException(step + " fails");
            }
            taken.add(step);
            return messages;
        }
    }

    @Override
    List<String> files() {
        List<String> files = new ArrayList<>(List.of("partner-requests"));
        Arrays.stream(PartnerKind.values()).forEach(kind -> files.add(kind.wire() + "-requests"));
        return files;
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("intake", new DirectComponent());
        List.of("translator", "inbox", "decisions").forEach(name -> registry.bind(name, steps));
    }

    @ParameterizedTest
    @EnumSource(PartnerKind.class)
    void what_a_kind_of_partner_asks_is_opened_looked_up_decided_and_answered(PartnerKind kind) {
        Exchange exchange = send("intake:" + kind.wire(), List.of("one", "two"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of("one", "two"));
        assertThat(steps.taken).containsExactly("open", "setAsideKnown", "take", "answers");
    }

    @ParameterizedTest
    @EnumSource(PartnerKind.class)
    void the_route_of_a_kind_bears_its_name_and_says_what_it_is_for(PartnerKind kind) {
        assertThat(context().getRoute(kind.wire() + "-requests")).isNotNull();
        assertThat(context().getRoute(kind.wire() + "-requests").getDescription())
                .isNotBlank()
                .doesNotContain("{{");
    }

    @Test
    void what_a_step_fails_on_fails_the_batch_and_no_later_step_sees_it() {
        steps.failing = "take";

        Exchange exchange = send("intake:school", List.of("one"));

        assertThat(exchange.getException()).hasMessage("take fails");
        assertThat(steps.taken).containsExactly("open", "setAsideKnown");
    }
}
