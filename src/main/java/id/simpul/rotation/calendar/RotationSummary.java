package id.simpul.rotation.calendar;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.partner.Region;
import id.simpul.policy.Quarter;
import java.util.List;
import java.util.Optional;

/** What became of a quarter's batches. */
public record RotationSummary(
        Quarter quarter,
        Optional<Region> region,
        int batches,
        int items,
        int onTime,
        int returned,
        int lost,
        List<School> schools)
        implements NoticeContent {

    /** What became of one school's batch. */
    public record School(String school, String name, int items, int returned, int lost) {}

    @Override
    public Topic topic() {
        return Topic.ROTATION_SUMMARY;
    }
}
