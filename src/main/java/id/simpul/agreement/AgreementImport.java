package id.simpul.agreement;

import id.simpul.agreement.Agreement.Origin;
import id.simpul.agreement.Agreement.Reminders;
import id.simpul.ledger.Ids;
import id.simpul.policy.Decides;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Takes over agreements that are older than the hub, with the names as they stood: all of a file or nothing of it, and the
 * same file again changes nothing. What was signed before the cut-off stays valid to its end (R23).
 */
@Decides(Rule.R23)
final class AgreementImport {
    private final Policies policies;

    AgreementImport(Policies policies) {
        this.policies = policies;
    }

    /** A file of agreements, and where it comes from. */
    record Source(String file, String text, String origin) {}

    /**
     * What of a file can be taken over.
     *
     * @param known how many of its agreements are known already
     */
    record Prepared(List<Agreement> agreements, OldParties parties, int known) {}

    /**
     * @throws NotImported with every mistake in the file
     */
    Prepared prepare(Handle db, Source source, Instant now) {
        FileMistakes mistakes = new FileMistakes(source.file());
        List<AgreementRow> rows = new AgreementFile(mistakes).read(source.text());
        OldParties parties = new OldParties(db, mistakes);
        Agreements.lockNumbers(db);
        Map<String, Agreement> known = Agreements.byNumber(
                db, rows.stream().map(row -> row.subject().number()).toList());
        List<Agreement> taken = new ArrayList<>();
        for (AgreementRow row : rows) {
            Agreement agreement = agreement(row, parties.of(row), source.origin(), now);
            Agreement before = known.get(row.subject().number());
            if (before == null) {
                taken.add(agreement);
            } else if (!isSame(before, agreement, parties)) {
                mistakes.add(
                        row.line(),
                        "number",
                        "nomor ini sudah tercatat dengan isi lain",
                        "this number is recorded already, with other contents");
            }
        }
        mistakes.throwIfAny();
        return new Prepared(List.copyOf(taken), parties, rows.size() - taken.size());
    }

    private Agreement agreement(AgreementRow row, List<Party> parties, String source, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, policies.zone());
        boolean isHosts = policies.asOf(row.signedOn()).agreements().hostMaySignOn(row.signedOn());
        boolean isOver = row.term().to().isBefore(today);
        return new Agreement(
                Ids.of("pks", "file", row.subject().number()),
                row.subject(),
                isHosts ? Origin.OWN : Origin.DERIVED,
                parties,
                row.term(),
                row.signedOn(),
                Optional.empty(),
                Optional.of(source),
                isOver ? Agreement.State.ENDED : Agreement.State.VALID,
                new Reminders(
                        isOver ? Optional.empty() : ReminderDays.next(row.term().to(), today, policies.asOf(today)),
                        false));
    }

    /** As it was signed; that it ended earlier since, or that a party goes by another name, makes no difference. */
    private static boolean isSame(Agreement before, Agreement now, OldParties parties) {
        boolean sameEnd = before.term().equals(now.term()) || parties.isShortened(before);
        return sameEnd
                && before.subject().equals(now.subject())
                && before.term().from().equals(now.term().from())
                && before.signedOn().equals(now.signedOn())
                && parties.current(before).equals(new HashSet<>(now.partners()));
    }
}
