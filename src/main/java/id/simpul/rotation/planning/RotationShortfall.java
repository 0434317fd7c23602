package id.simpul.rotation.planning;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.util.List;

/** How far the collection falls short of full batches. */
public record RotationShortfall(
        String agreement, Quarter quarter, int places, int filled, List<Prospect.Expected> forecast)
        implements NoticeContent {

    public static RotationShortfall of(String agreement, Prospect.Expected first, List<Prospect.Expected> forecast) {
        return new RotationShortfall(agreement, first.quarter(), first.places(), first.filled(), forecast);
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_SHORTFALL;
    }
}
