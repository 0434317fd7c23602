package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is in the batch, and on which day it comes. */
public record RotationAnnounced(
        String batch,
        Quarter quarter,
        LocalDate deliverOn,
        LocalDate dueOn,
        List<RotationDispatched.Item> items,
        Optional<Integer> run,
        Optional<Boolean> collects,
        Optional<Collected> collected,
        Optional<Integer> overdue)
        implements NoticeContent {

    /** What is taken back on the same visit. */
    public record Collected(String batch, Quarter quarter, int count) {
        static Collected of(Standing.Held held) {
            return new Collected(held.batch(), held.quarter(), held.count());
        }
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_ANNOUNCED;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(deliverOn);
    }
}
