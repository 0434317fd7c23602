package id.simpul.account;

import java.time.Instant;

/**
 * What the reply says of an earlier request: how it stands. It never holds that request's reply, which may be large, or itself
 * be the answer to such a question.
 *
 * @param status what the request came to; once somebody has decided what waited, what was decided
 * @param state {@code waiting} for somebody's decision, or {@code answered}
 * @param at since when it stands so
 */
public record StatusOutcome(String request, String type, String status, String state, Instant at) {}
