package id.simpul.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Opened;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final RequestType ITEM = RequestType.CATALOGUE_ITEM;
    private static final RequestType DAY = RequestType.STATISTICS_DAY;
    private static final RequestType STATUS = RequestType.REQUEST_STATUS;

    private final Desks desks =
            new Desks(List.of(new OneDesk(ITEM, true), new OneDesk(DAY, true), new OneDesk(STATUS, false)));

    @Test
    void what_a_partner_asks_of_desks_that_stand_alone_is_decided_in_one_round() {
        assertThat(rounds(ITEM, DAY, ITEM, DAY)).containsExactly(4);
    }

    @Test
    void what_may_rest_on_an_earlier_request_begins_a_round() {
        assertThat(rounds(ITEM, DAY, STATUS, STATUS, ITEM, DAY, STATUS)).containsExactly(2, 2, 2, 1);
    }

    @Test
    void what_others_asked_begins_none() {
        List<Case> cases = List.of(asked("one", ITEM), asked("other", STATUS), asked("one", DAY), asked("one", STATUS));
        assertThat(Rounds.of(cases, desks)).extracting(List::size).containsExactly(3, 1);
    }

    private List<Integer> rounds(RequestType... types) {
        List<Case> cases = Stream.of(types).map(type -> asked("one", type)).toList();
        return Rounds.of(cases, desks).stream().map(List::size).toList();
    }

    private static Case asked(String partner, RequestType type) {
        Request request = new Request(
                new PartnerId(partner),
                PartnerKind.LIBRARY,
                "id",
                type,
                Instant.EPOCH,
                false,
                Json.object(),
                Optional.empty());
        Incoming incoming = new Incoming(request.partner(), request.kind(), "ID:1", Instant.EPOCH, new byte[0]);
        return Case.of(incoming, new Opened.WellFormed(request, new Fingerprint("00")));
    }

    private record OneDesk(RequestType type, boolean standsAlone) implements Desk<Desk.Facts> {
        @Override
        public Set<RequestType> types() {
            return Set.of(type);
        }

        @Override
        public Desk.Facts facts(Handle db, List<Request> requests) {
            return (Effect effect) -> {};
        }

        @Override
        public Decision decide(Request request, Desk.Facts facts, Policy policy, LocalDate today) {
            throw new UnsupportedOperationException("Nothing is decided here");
        }

        @Override
        public void write(Handle db, List<Decided> decided) {
            throw new UnsupportedOperationException("Nothing is decided here");
        }
    }
}
