package id.simpul.administration;

import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyChange;
import id.simpul.policy.PolicySheet;
import id.simpul.policy.PolicySheet.Line;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The policy as staff read it: what is in force today, field by field, and who changed what and why. */
final class PolicyLists {
    private PolicyLists() {}

    static List<Listing<?>> all(Policies policies, Clock clock) {
        return List.of(changes(policies), fields(policies, clock));
    }

    private static Listing<PolicyChange> changes(Policies policies) {
        return new Listing<>(
                "policy.changes",
                List.of(
                        Column.number("number", new Phrase("nomor", "number"), PolicyChange::number),
                        Column.text("at", new Phrase("waktu", "time"), one -> one.at()
                                .toString()),
                        Column.text("by", new Phrase("siapa", "who"), PolicyChange::by),
                        Column.text("from", new Phrase("berlaku", "in force"), one -> Policies.daysIn(
                                        one.name(), one.text())
                                .toString()
                                .replaceAll("[\\[\\]]", "")),
                        Column.text("reason", new Phrase("alasan", "reason"), PolicyChange::reason),
                        Column.text("changes", new Phrase("isi", "what"), one -> one.text()
                                .replaceAll("\\s+", " "))),
                (db, query) -> Page.whole(policies.changes().stream()
                        .sorted(Comparator.comparing(PolicyChange::number).reversed())
                        .toList()));
    }

    private static Listing<Line> fields(Policies policies, Clock clock) {
        return new Listing<>(
                "policy.fields",
                List.of(
                        Column.id("field", new Phrase("isian", "field"), Line::name),
                        Column.text("value", new Phrase("nilai", "value"), Line::value),
                        Column.text("means", new Phrase("arti", "meaning"), Line::indonesian),
                        Column.text("meaning", new Phrase("dalam bahasa Inggris", "in English"), Line::english)),
                (db, query) -> {
                    Policy now = policies.asOf(clock.instant());
                    Map<String, Line> lines = PolicySheet.lines(now);
                    return Page.whole(new ArrayList<>(lines.values()));
                });
    }
}
