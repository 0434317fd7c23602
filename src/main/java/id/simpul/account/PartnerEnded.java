package id.simpul.account;

import id.simpul.feature.Loosened;
import id.simpul.ledger.Code;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Topic;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A partner's part has ended: told once more where it was told until then.
 *
 * @param goesOnAs the name under which its part goes on, if it was merged
 * @param reasons what became of what hung on it
 * @param takenBack the days in its calendar on which nothing comes any more
 */
public record PartnerEnded(Optional<String> goesOnAs, List<Reason.Told> reasons, Optional<List<Loosened.Day>> takenBack)
        implements NoticeContent {
    /** What is the library's own business. */
    private static final Set<Code> FOR_STAFF = EnumSet.of(Code.BATCHES_TO_UNPACK, Code.DELIVERIES_END);

    public PartnerEnded {
        reasons = List.copyOf(reasons);
    }

    /** Nobody is told if nothing hung on it: perhaps it never knew. */
    static List<Notice> removed(PartnerId partner, Loosened hanging) {
        return hanging.told().isEmpty()
                ? List.of()
                : List.of(Notice.to(partner, new PartnerEnded(Optional.empty(), told(hanging), takenBack(hanging))));
    }

    /** Both are told. */
    static List<Notice> merged(Partner from, Partner into, Loosened hanging) {
        return hanging.told().isEmpty()
                ? List.of()
                : List.of(
                        Notice.to(
                                from.id(),
                                new PartnerEnded(Optional.of(into.name()), told(hanging), takenBack(hanging))),
                        Notice.to(into.id(), new PartnerMerged(from.name(), told(hanging))));
    }

    private static Optional<List<Loosened.Day>> takenBack(Loosened hanging) {
        return Optional.of(hanging.takenBack()).filter(days -> !days.isEmpty());
    }

    private static List<Reason.Told> told(Loosened hanging) {
        return hanging.told().stream()
                .filter(reason -> !FOR_STAFF.contains(reason.code()))
                .map(Reason::told)
                .toList();
    }

    @Override
    public Topic topic() {
        return Topic.PARTNER_ENDED;
    }
}
