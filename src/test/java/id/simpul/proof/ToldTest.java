package id.simpul.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToldTest {
    private final List<String> history = new ArrayList<>(List.of(
            "1 arsip-a REPLY 0 m t accepted ann-0",
            "2 arsip-b NOTICE 0 n0 - - arsip-a",
            "3 arsip-b MAIL 0 <0> - - arsip-a",
            "4 arsip-a REPLY 1 m t accepted ann-1",
            "5 arsip-b NOTICE 1 n1 - - arsip-a",
            "6 arsip-b MAIL 1 <1> - - arsip-a"));

    private Told told() {
        Told told = new Told(Set.of("arsip-a", "arsip-b"));
        history.stream().map(Event::parse).forEach(told::hear);
        return told;
    }

    private List<String> findings() {
        return told().findings();
    }

    @Test
    void what_all_others_were_told_is_complete() {
        assertThat(told().isComplete()).isTrue();
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_mail_that_did_not_come_is_missed() {
        history.remove(5);
        assertThat(told().isComplete()).isFalse();
        assertThat(findings()).containsExactly("untold: MAIL of arsip-a-1 to arsip-b did not come");
    }

    @Test
    void a_second_mail_without_any_reason_is_doubled() {
        history.add("7 arsip-b MAIL 1 <1> - - arsip-a");
        assertThat(findings()).singleElement().asString().startsWith("doubled: MAIL of arsip-a-1");
    }

    @Test
    void a_mail_comes_again_after_the_line_was_dropped_that_took_it() {
        history.set(5, "6 arsip-b MAIL 1 <1> - dropped arsip-a");
        history.add("7 arsip-b MAIL 1 <1> - - arsip-a");
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_mail_may_come_again_after_the_hub_was_killed() {
        history.add("7 - TROUBLE 0 the_hub_is_killed - - -");
        history.add("8 - OVER 0 the_hub_is_killed - - -");
        history.add("9 arsip-b MAIL 1 <1> - - arsip-a");
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_cut_between_partner_and_broker_explains_a_second_notice_but_no_second_mail() {
        history.add("7 - TROUBLE 0 the_partners'_connections_are_cut - - -");
        history.add("8 arsip-b NOTICE 1 n1 - - arsip-a");
        history.add("9 arsip-b MAIL 1 <1> - - arsip-a");
        assertThat(findings()).singleElement().asString().startsWith("doubled: MAIL of arsip-a-1");
    }

    @Test
    void both_copies_of_a_notice_may_be_read_after_the_trouble_between_them() {
        history.addAll(
                3,
                List.of(
                        "3 arsip-a SENT 1",
                        "3 - TROUBLE 0 the_hub_is_killed - - -",
                        "3 - OVER 0 the_hub_is_killed - - -"));
        history.add("7 arsip-b NOTICE 1 n1 - - arsip-a");
        assertThat(findings()).isEmpty();

        history.add("8 arsip-b NOTICE 0 n0 - - arsip-a");
        history.add("9 arsip-a SENT 2");
        history.add("10 arsip-a REPLY 2 m t accepted ann-2");
        history.add("11 arsip-b NOTICE 2 n2 - - arsip-a");
        history.add("12 arsip-b MAIL 2 <2> - - arsip-a");
        history.add("13 arsip-b NOTICE 2 n2 - - arsip-a");
        assertThat(findings()).singleElement().asString().startsWith("doubled: NOTICE of arsip-a-2");
    }

    @Test
    void what_staff_had_tried_again_may_be_announced_late() {
        history.add(3, "3 arsip-a SET_ASIDE 0");
        history.addAll(history.subList(1, 3).stream().toList());
        history.subList(1, 3).clear();
        assertThat(findings()).isEmpty();
    }

    @Test
    void two_promises_of_the_same_are_doubled() {
        history.set(4, "5 arsip-b NOTICE 0 n9 - - arsip-a");
        assertThat(findings()).anyMatch(one -> one.startsWith("doubled: NOTICE of arsip-a-0"));
    }

    @Test
    void an_announcement_that_overtakes_is_disorder() {
        history.add(history.remove(2));
        assertThat(findings()).containsExactly("disorder: MAIL of arsip-a-0 to arsip-b came after that of 1");
    }

    @Test
    void what_was_given_up_and_sent_again_may_come_late() {
        history.add("7 - AGAIN 0 - - - -");
        history.add(history.remove(2));
        assertThat(findings()).isEmpty();
    }

    @Test
    void what_was_never_accepted_is_not_told() {
        history.remove(3);
        assertThat(findings()).hasSize(2).allMatch(one -> one.startsWith("unasked: "));
    }
}
