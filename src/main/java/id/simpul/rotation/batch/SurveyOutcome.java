package id.simpul.rotation.batch;

/** What the reply says of a survey that was answered. */
public record SurveyOutcome(String batch) {}
