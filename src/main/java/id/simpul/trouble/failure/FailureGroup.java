package id.simpul.trouble.failure;

import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * Messages that fail alike: of one type, for one reason.
 *
 * @param retrying how many of them are on their queue again
 * @param held how many of them staff leave for now
 * @param partners how many partners sent them
 * @param partner one of those
 */
public record FailureGroup(
        String id,
        Optional<String> type,
        String reason,
        long messages,
        long retrying,
        long held,
        long partners,
        PartnerId partner,
        Instant since) {}
