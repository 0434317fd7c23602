package id.simpul.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.Stores;
import id.simpul.intake.LateDecisions;
import id.simpul.rotation.RotationFeature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What staff should have done by now: batches that have not gone, and requests that are not decided. */
final class WaitingCheck {
    private static final int SHOWN = 20;

    private final Stores stores;
    private final RotationFeature rotation;

    WaitingCheck(Stores stores, RotationFeature rotation) {
        this.stores = stores;
        this.rotation = rotation;
    }

    List<Finding> batches() {
        return stores.database().jdbi().withHandle(db -> rotation.notGone(db, SHOWN)).stream()
                .map(WaitingCheck::finding)
                .toList();
    }

    private static Finding finding(ObjectNode batch) {
        boolean held = batch.path("what").asText().equals("held-back");
        Trouble trouble = held ? Trouble.BATCH_HELD_BACK : Trouble.BATCH_NOT_GONE;
        return trouble.found(
                batch.path("name").asText(),
                LocalDate.parse(batch.path("since").asText()),
                batch.path("batch").asText());
    }

    List<Finding> decisions() {
        Instant now = stores.clock().instant();
        LocalDate today = LocalDate.ofInstant(now, stores.policies().zone());
        int days = stores.policies().asOf(today).requests().decideWithinDays();
        Instant before =
                today.minusDays(days).atStartOfDay(stores.policies().zone()).toInstant();
        List<String> late = stores.database().jdbi().withHandle(db -> LateDecisions.since(db, before, SHOWN + 1));
        return late.stream()
                .limit(SHOWN)
                .map(name -> Trouble.DECISION_LATE.found(name, days))
                .toList();
    }
}
