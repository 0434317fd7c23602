package id.simpul.intake;

import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * A request with its answer.
 *
 * @param seq the place of the answer among all
 * @param request its number; none where a message had none
 * @param type none where a message could not be read
 * @param received none where it left nothing but its answer
 * @param happened when it was asked, by the partner's own clock
 * @param reply the answer as the partner got it
 */
record AnsweredRequest(
        long seq,
        PartnerId partner,
        Optional<String> request,
        Optional<String> type,
        String status,
        Optional<Instant> received,
        Instant answered,
        Optional<Instant> happened,
        Optional<Instant> waitedSince,
        Optional<Instant> decided,
        Optional<String> decidedBy,
        String reply) {}
