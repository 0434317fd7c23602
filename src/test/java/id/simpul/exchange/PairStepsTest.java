package id.simpul.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Reason;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Shows(Rule.R16)
class PairStepsTest {
    private static final Pair SAME = pair(false);
    private static final Pair NEAR = pair(true);

    private static Pair pair(boolean near) {
        return new Pair(
                "pair-1",
                "exc-1",
                new PartnerId("dinas-a"),
                0,
                Optional.of(new Pair.Gives("t-0", "Sejarah Kota Contoh", Optional.empty())),
                Optional.of(new Pair.Gets("X1", "Rumah Gadang", Optional.empty())),
                near,
                Optional.empty(),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "'', proposed",
        "partner agreed, agreed",
        "partner agreed;host sent, sent",
        "partner agreed;partner sent, sent",
        "partner agreed;host sent;partner received, received",
        "partner agreed;host sent;partner sent;partner received;host received, closed",
        "partner declined, declined",
    })
    void a_pair_goes_from_proposed_to_closed(String told, String state) {
        assertThat(after(SAME, told).state().wire()).isEqualTo(state);
    }

    @Test
    void a_near_pair_is_agreed_only_when_both_sides_say_so() {
        assertThat(after(NEAR, "partner agreed").state()).isEqualTo(PairState.PROPOSED);
        assertThat(after(NEAR, "host agreed").state()).isEqualTo(PairState.PROPOSED);
        assertThat(after(NEAR, "host agreed;partner agreed").state()).isEqualTo(PairState.AGREED);
    }

    @ParameterizedTest
    @CsvSource({"partner sent", "host sent", "partner received", "host received"})
    void a_near_pair_is_never_silently_taken(String told) {
        assertThat(against(NEAR, told)).hasValueSatisfying(reason -> assertThat(reason.message(Language.EN))
                .endsWith("is: proposed. This step is possible only while it is agreed.")
                .doesNotContain("pair-1"));
        assertThat(against(after(NEAR, "partner agreed"), told)).isPresent();
        assertThat(against(after(NEAR, "partner agreed;host agreed"), told)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "partner agreed, partner declined",
        "partner sent, partner declined",
        "host sent, partner declined",
        "partner agreed, host declined",
        "partner declined, partner agreed",
        "partner declined, partner sent",
        "partner declined, host sent",
        "host declined, partner received",
    })
    void what_contradicts_what_was_said_is_refused(String before, String told) {
        assertThat(against(after(SAME, before), told))
                .hasValueSatisfying(reason -> assertThat(reason.code().wire()).isEqualTo("pair-wrong-state"));
    }

    @ParameterizedTest
    @CsvSource({"partner received", "host received", "partner sent"})
    void word_that_something_came_may_come_before_word_that_it_was_sent(String told) {
        assertThat(against(SAME, told)).isEmpty();
    }

    @Test
    void who_may_still_decline_a_near_pair_is_who_has_not_agreed() {
        assertThat(against(after(NEAR, "partner agreed"), "host declined")).isEmpty();
        assertThat(against(after(NEAR, "partner agreed"), "partner declined")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'', partner",
        "partner agreed, partner host",
        "partner agreed;partner sent, host",
        "partner agreed;host sent, partner",
        "partner agreed;host sent;partner sent, partner host",
        "partner agreed;host sent;partner received, partner",
        "partner agreed;host sent;partner sent;partner received, host",
        "partner declined, ''",
    })
    void it_is_plain_whose_step_is_awaited(String told, String awaited) {
        Pair pair = after(SAME, told);
        List<String> sides = new ArrayList<>();
        for (Side side : Side.values()) {
            if (pair.awaits(side)) {
                sides.add(side.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        assertThat(String.join(" ", sides)).isEqualTo(awaited);
    }

    @Property
    void in_whatever_order_and_however_often_both_sides_tell_the_end_is_the_same(
            @ForAll("orders") List<String> order, @ForAll("orders") List<String> again) {
        List<String> told = new ArrayList<>(order);
        told.addAll(again);
        Pair end = after(SAME, String.join(";", told));

        assertThat(end.state()).isEqualTo(PairState.CLOSED);
        assertThat(end.marks().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        after(SAME, String.join(";", order)).marks().keySet());
        assertThat(Balance.EVEN.with(SAME, end)).isEqualTo(new Balance(1, 1));
    }

    /** What was told of a pair is a set: however much of it has come so far, the order does not matter. */
    @Property
    void half_of_the_messages_in_any_order_lead_to_the_same_state(@ForAll("orders") List<String> order) {
        List<String> half = order.subList(0, 3);

        assertThat(after(SAME, String.join(";", half)).state())
                .isEqualTo(after(SAME, String.join(";", half.stream().sorted().toList()))
                        .state());
    }

    @Provide
    Arbitrary<List<String>> orders() {
        return Arbitraries.shuffle(
                "partner agreed", "host agreed", "partner sent", "host sent", "partner received", "host received");
    }

    /** All that was told, one after the other; nothing of it may be refused. */
    private static Pair after(Pair pair, String told) {
        Pair after = pair;
        for (String one : told.isEmpty() ? new String[0] : told.split(";")) {
            assertThat(against(after, one)).as(one + " after " + after.marks()).isEmpty();
            after = after.with(side(one), step(one), Fair.TODAY);
        }
        return after;
    }

    private static Optional<Reason> against(Pair pair, String told) {
        return PairSteps.against(pair, side(told), step(told), "/data/pairs/0");
    }

    private static Side side(String told) {
        return Side.valueOf(told.split(" ")[0].toUpperCase(java.util.Locale.ROOT));
    }

    private static Step step(String told) {
        return Arrays.stream(Step.values())
                .filter(step -> step.name().equalsIgnoreCase(told.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }
}
