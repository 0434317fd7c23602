package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private static final Instant AT = Instant.parse("2026-03-07T00:00:00Z");
    private final Queue<Due> done = new ConcurrentLinkedQueue<>();

    /** A chore of which nothing matters but the size of its lots. */
    private record Lots(int lot) implements Chore {
        @Override
        public String job() {
            return "lots";
        }

        @Override
        public Set<String> reads() {
            return Set.of();
        }

        @Override
        public Set<String> writes() {
            return Set.of();
        }

        @Override
        public List<Due> next(Handle db, Instant until, int most) {
            return List.of();
        }

        @Override
        public Deed perform(Handle db, List<Due> parts, Policy policy) {
            return Deed.SILENT;
        }
    }

    private static Ready ready(int parts, int lot) {
        return new Ready(
                new Lots(lot),
                IntStream.range(0, parts)
                        .mapToObj(n -> new Due("lots", "2026-Q2", "part-" + n, AT))
                        .toList());
    }

    private List<SideBySide.Failed> perform(Ready ready, Consumer<Ready> deed) {
        return new SideBySide(deed, () -> false).perform(ready);
    }

    @Test
    void each_part_is_done_once_in_lots_of_about_one_size() {
        Queue<Integer> sizes = new ConcurrentLinkedQueue<>();
        Ready ready = ready(250, 64);
        assertThat(perform(ready, lot -> {
                    sizes.add(lot.parts().size());
                    done.addAll(lot.parts());
                }))
                .isEmpty();
        assertThat(done).containsExactlyInAnyOrderElementsOf(ready.parts());
        assertThat(sizes).hasSize(4).allMatch(size -> size == 62 || size == 63);
    }

    @Test
    void two_lots_are_done_at_a_time() {
        CyclicBarrier both = new CyclicBarrier(2);
        perform(ready(8, 2), lot -> {
            try {
                both.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new AssertionError(e);
            }
            done.addAll(lot.parts());
        });
        assertThat(done).hasSize(8);
    }

    @Test
    void a_chore_without_a_limit_does_all_at_once_in_the_thread_that_asks() {
        Thread asking = Thread.currentThread();
        perform(ready(250, Integer.MAX_VALUE), lot -> {
            assertThat(Thread.currentThread()).isSameAs(asking);
            done.addAll(lot.parts());
        });
        assertThat(done).containsExactlyElementsOf(ready(250, 1).parts());
    }

    @Test
    void what_fails_together_is_named_and_all_else_is_done() {
        List<SideBySide.Failed> failed = perform(ready(30, 10), lot -> {
            if (lot.parts().get(0).part().equals("part-10")) {
                throw new IllegalStateException("gone");
            }
            done.addAll(lot.parts());
        });
        assertThat(done).hasSize(20);
        assertThat(failed).singleElement().satisfies(one -> {
            assertThat(one.ready().parts()).hasSize(10);
            assertThat(one.why()).hasMessage("gone");
        });
    }

    @Test
    void a_hub_that_stops_begins_no_other_lot() {
        new SideBySide(lot -> done.addAll(lot.parts()), () -> !done.isEmpty()).perform(ready(1_000, 1));
        assertThat(done.size()).isBetween(1, 2);
    }

    /** Two transactions that claim one part, as after a lease that was lost: the second waits for the first, and finds nothing left. */
    @Test
    void a_part_is_claimed_by_one_of_two_transactions() {
        try (Database database = TestDatabase.fresh()) {
            Queue<Due> claimed = new ConcurrentLinkedQueue<>();
            Ready same = ready(2, 2);
            Ready twice = new Ready(
                    new Lots(2),
                    List.of(
                            same.parts().get(0),
                            same.parts().get(1),
                            same.parts().get(1),
                            same.parts().get(0)));
            assertThat(perform(
                            twice,
                            lot -> database.useTransaction(db -> claimed.addAll(Jobs.claim(db, lot.parts(), AT)))))
                    .isEmpty();
            assertThat(claimed).containsExactlyInAnyOrderElementsOf(same.parts());
        }
    }
}
