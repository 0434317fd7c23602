package id.simpul.rotation.enrolment;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.rotation.planning.Prospect;
import java.util.List;

/** The forecast of a term, if it was not ready when the request was answered: every batch will be full. */
public record RotationForecast(String agreement, List<Prospect.Expected> forecast) implements NoticeContent {
    public RotationForecast {
        forecast = List.copyOf(forecast);
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_FORECAST;
    }
}
