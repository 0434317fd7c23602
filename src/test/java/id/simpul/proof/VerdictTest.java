package id.simpul.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final List<String> history = new ArrayList<>(List.of(
            "1 arsip SENT 0",
            "2 arsip TAKEN 0",
            "3 arsip SENT 1",
            "4 arsip UNKNOWN 1",
            "5 arsip SENT 1",
            "6 arsip TAKEN 1",
            "7 arsip REPLY 0 m0 t0 accepted gift-0",
            "8 arsip REPLY 1 m1 t1 accepted gift-1",
            "9 arsip REPLY 1 m2 t1 accepted gift-1"));

    private List<String> findings(String... effects) {
        return Verdict.on(history.stream().map(Event::parse), Set.of(effects)).findings();
    }

    private List<String> findings() {
        return findings("gift-0", "gift-1");
    }

    @Test
    void what_was_sent_again_may_be_answered_again() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_reply_that_is_delivered_again_is_no_second_one() {
        history.add("10 arsip REPLY 0 m0 t0 accepted gift-0");
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_second_reply_to_what_was_sent_once_is_doubled() {
        history.add("10 arsip REPLY 0 m3 t0 accepted gift-0");
        assertThat(findings()).singleElement().asString().startsWith("doubled arsip-0:");
    }

    @Test
    void what_waited_to_be_sent_may_come_again_after_the_hub_was_killed() {
        history.add("10 - TROUBLE 0 the_hub_is_killed - - -");
        history.add("11 - OVER 0 the_hub_is_killed - - -");
        history.add("12 arsip REPLY 0 m3 t0 accepted gift-0");
        assertThat(findings()).isEmpty();

        history.add("13 arsip REPLY 0 m4 t0 accepted gift-0");
        assertThat(findings()).singleElement().asString().startsWith("doubled arsip-0:");
    }

    @Test
    void a_cut_between_partner_and_broker_explains_no_second_reply() {
        history.add("10 - TROUBLE 0 the_partners'_connections_are_cut - - -");
        history.add("11 - OVER 0 the_partners'_connections_are_cut - - -");
        history.add("12 arsip REPLY 0 m3 t0 accepted gift-0");
        assertThat(findings()).singleElement().asString().startsWith("doubled arsip-0:");
    }

    @Test
    void another_reply_than_before_is_doubled() {
        history.set(8, "9 arsip REPLY 1 m2 t9 accepted gift-1");
        assertThat(findings()).singleElement().asString().startsWith("doubled arsip-1:");
    }

    @Test
    void an_effect_of_which_nobody_was_told_is_doubled() {
        assertThat(findings("gift-0", "gift-1", "gift-2"))
                .singleElement()
                .asString()
                .startsWith("doubled gift-2:");
    }

    @Test
    void an_effect_that_is_not_there_is_lost() {
        assertThat(findings("gift-0")).singleElement().asString().startsWith("lost arsip-1:");
    }

    @Test
    void one_effect_for_two_requests_is_lost() {
        history.subList(7, 9).clear();
        history.add("8 arsip REPLY 1 m1 t1 accepted gift-0");
        assertThat(findings("gift-0")).singleElement().asString().startsWith("lost arsip-1:");
    }

    @Test
    void what_was_acknowledged_and_not_answered_is_unanswered() {
        history.remove(6);
        assertThat(findings("gift-1")).containsExactly("unanswered arsip-0: acknowledged, and no reply came");
    }

    @Test
    void what_was_not_acknowledged_may_stay_without_reply() {
        history.add("10 arsip SENT 2");
        history.add("11 arsip UNKNOWN 2");
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_reply_that_overtakes_is_disorder() {
        history.add(6, history.remove(7));
        assertThat(findings()).containsExactly("disorder arsip-0: answered after arsip-1");
    }

    @Test
    void what_staff_had_tried_again_may_be_answered_late() {
        history.add(6, history.remove(7));
        history.add(7, "7 arsip SET_ASIDE 0");
        assertThat(findings()).isEmpty();
    }

    @Test
    void another_answer_than_accepted_is_told() {
        history.set(6, "7 arsip REPLY 0 m0 t0 refused -");
        assertThat(findings("gift-1")).containsExactly("refused arsip-0: refused");
    }
}
