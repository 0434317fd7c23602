package id.simpul.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.delivery.GivenUp;
import id.simpul.hub.Stores;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.trouble.TroubleFeature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** What waits for staff: failed messages, deliveries given up, and partners whose requests are not read; each with its remedy. */
final class TroubleCheck {
    private static final int SHOWN = 20;
    private static final Duration LONG_WAIT = Duration.ofMinutes(10);

    private final Stores stores;
    private final Broker broker;
    private final TroubleFeature trouble;

    TroubleCheck(Stores stores, Broker broker, TroubleFeature trouble) {
        this.stores = stores;
        this.broker = broker;
        this.trouble = trouble;
    }

    /** What fails alike is one finding. */
    List<Finding> failures() {
        List<Finding> findings = new ArrayList<>();
        for (ObjectNode group : trouble.failureGroups(SHOWN)) {
            long retrying = group.path("retrying").asLong();
            long open = group.path("messages").asLong()
                    - retrying
                    - group.path("held").asLong();
            Object type = group.has("type") ? group.get("type").asText() : new Phrase("tanpa jenis", "of no type");
            if (open > 0) {
                findings.add(Trouble.FAILURES.found(
                        open,
                        type,
                        group.path("partners").asText(),
                        group.path("partner").asText(),
                        Spoken.words(group.path("since").asText(), zone()),
                        group.path("reason").asText(),
                        group.path("group").asText()));
            }
            if (retrying > 0) {
                findings.add(Trouble.FAILURES_RETRYING.found(retrying, type));
            }
        }
        return findings;
    }

    List<Finding> givenUp() {
        List<GivenUp> newest = stores.database().jdbi().withHandle(db -> GivenUp.newest(db, SHOWN));
        List<Finding> findings = new ArrayList<>();
        for (GivenUp lost : newest.subList(0, Math.min(SHOWN, newest.size()))) {
            Trouble kind = lost.reachable() ? Trouble.UNDELIVERED : Trouble.NOWHERE_TO_GO;
            findings.add(kind.found(
                    lost.topic(),
                    Spoken.moment(lost.at(), zone()),
                    lost.partner(),
                    lost.channel(),
                    lost.error(),
                    Long.toString(lost.seq())));
        }
        if (newest.size() > SHOWN) {
            findings.add(Trouble.MORE_UNDELIVERED.found(SHOWN));
        }
        return findings;
    }

    /** Whose requests are not read, because staff said so or because something holds them up. */
    List<Finding> partners() {
        Map<PartnerId, Instant> paused = trouble.paused();
        List<Finding> findings = new ArrayList<>();
        paused.forEach((partner, since) -> findings.add(Trouble.PARTNER_PAUSED.found(
                partner, Spoken.moment(since, zone()), broker.waiting(Addresses.requests(partner)))));
        stores.partners().findAll(EnumSet.allOf(PartnerKind.class)).stream()
                .map(Partner::id)
                .filter(partner -> !paused.containsKey(partner))
                .forEach(partner -> late(partner, findings));
        return findings;
    }

    private ZoneId zone() {
        return stores.policies().zone();
    }

    /** An external broker would have to be asked for each partner, which takes too long. */
    private void late(PartnerId partner, List<Finding> findings) {
        String queue = Addresses.requests(partner);
        if (broker instanceof EmbeddedBroker embedded) {
            embedded.queues()
                    .oldestWaiting(queue)
                    .filter(since -> since.isBefore(Instant.now().minus(LONG_WAIT)))
                    .ifPresent(since -> findings.add(Trouble.REQUESTS_LATE.found(
                            embedded.waiting(queue), partner, Spoken.moment(since, zone()))));
        }
    }
}
