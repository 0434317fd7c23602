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
        List<Item> items,
        Optional<Integer> run,
        Optional<Boolean> collects,
        Optional<Integer> overdue)
        implements NoticeContent {

    /** One book, and the box it travels in. */
    public record Item(String barcode, String title, int box) {}

    @Override
    public Topic topic() {
        return Topic.ROTATION_ANNOUNCED;
    }
}
