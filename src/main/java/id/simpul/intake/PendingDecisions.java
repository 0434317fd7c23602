package id.simpul.intake;

import id.simpul.database.Database;
import id.simpul.intake.PendingRows.Closing;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.WaitsFor;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PersonalNumbers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The requests that wait for a decision, and the staff's decisions: each taken once, judged by the same rules, and told to who asked. */
public final class PendingDecisions {
    private final Database database;
    private final DecidingParts parts;
    private final Clock clock;

    public PendingDecisions(Database database, DecidingParts parts, Clock clock) {
        this.database = database;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * What waits, the longest waiting first.
     *
     * @param after the last one of the page before; empty to begin
     */
    public List<WaitingRequest> page(Optional<WaitingRequest> after, int most) {
        return database.jdbi().withHandle(db -> PendingRows.open(db, after, most)).stream()
                .map(this::waiting)
                .toList();
    }

    private WaitingRequest waiting(PendingRows.Open open) {
        PendingRows.Row row = open.row();
        int days = parts.policies().asOf(open.since()).requests().decideWithinDays();
        return new WaitingRequest(
                row.key().partner(),
                row.key().id(),
                row.type(),
                row.waitsFor(),
                open.since(),
                LocalDate.ofInstant(open.since(), parts.policies().zone()).plusDays(days),
                open.reply().at("/data/reasons").findValuesAsText("code"),
                isForStaff(row) ? List.of(Verdict.values()) : List.of(),
                row.data());
    }

    /**
     * Decides the request that is meant.
     *
     * @param asked its id, or if several partners have one of that id, the partner and the id with a slash between them
     * @throws NotDecided if there is none or more than one, or it cannot be decided
     */
    public Decided decide(String asked, Verdict verdict, Staff staff) {
        List<PendingRows.Named> named = database.jdbi().withHandle(db -> PendingRows.named(db, asked));
        if (named.isEmpty()) {
            throw new NotDecided("Nothing waits that is called " + asked + "; ./simpul pending shows what does.");
        }
        if (named.stream().filter(PendingRows.Named::open).count() > 1) {
            throw new NotDecided("Several partners have a request " + asked + "; name it as PARTNER/" + asked + ".");
        }
        RequestKey meant = named.get(0).key();
        return decide(meant.partner(), meant.id(), verdict, staff);
    }

    /**
     * Decides a request: what staff agree to is judged again as theirs, so that the rules still hold.
     *
     * @throws NotDecided if it does not wait, is not the staff's to decide, or is decided already
     */
    public Decided decide(PartnerId partner, String request, Verdict verdict, Staff staff) {
        Instant now = clock.instant();
        RequestKey key = new RequestKey(partner, request);
        return database.inTransaction(db -> {
            PendingRows.Row row = undecided(db, key);
            Request asked = asked(row, staff);
            return verdict == Verdict.YES ? agree(db, asked, now) : decline(db, asked, staff, now);
        });
    }

    private PendingRows.Row undecided(Handle db, RequestKey key) {
        String name = key.partner() + "/" + key.id();
        PendingRows.Standing standing = PendingRows.locked(db, key)
                .orElseThrow(() -> new NotDecided("No request " + name + " waits; ./simpul pending shows what does."));
        standing.decider().ifPresent(decider -> {
            throw new NotDecided("The request " + name + " was decided already: " + decider.decision() + ", by "
                    + decider.name() + ", "
                    + LocalDate.ofInstant(decider.at(), parts.policies().zone()) + ".");
        });
        if (!isForStaff(standing.row())) {
            throw new NotDecided("The request " + name + " waits for the national library; it decides by sending"
                    + " agreement.decision.");
        }
        return standing.row();
    }

    private static boolean isForStaff(PendingRows.Row row) {
        return row.waitsFor().equals(WaitsFor.STAFF.wire());
    }

    private static Request asked(PendingRows.Row row, Staff staff) {
        return new Request(
                row.key().partner(),
                row.kind(),
                row.key().id(),
                row.type(),
                row.happenedAt(),
                false,
                row.data(),
                Optional.of(staff));
    }

    private Decided agree(Handle db, Request asked, Instant now) {
        Judgement judgement = Judgement.of(db, List.of(asked), parts.desks(), parts.policies(), now);
        Decided decided = judgement.decide(asked);
        judgement.write(db, List.of(decided));
        Aftermath.write(db, List.of(decided), parts.outbox(), now);
        if (decided.decision() instanceof Decision.Pending pending) {
            PendingRows.passOn(db, RequestKey.of(asked), pending);
        } else {
            close(db, decided, Verdict.YES);
        }
        return decided;
    }

    private Decided decline(Handle db, Request asked, Staff staff, Instant now) {
        if (staff.reason().isBlank()) {
            throw new NotDecided("A refusal needs a reason, which the partner will read; give one with --reason.");
        }
        Reason reason = Reason.of(Code.DECLINED_BY_STAFF, "", PersonalNumbers.redact(staff.reason()));
        Decided decided = new Decided(asked, Decision.Refused.because(reason), now);
        Aftermath.write(db, List.of(decided), parts.outbox(), now);
        close(db, decided, Verdict.NO);
        return decided;
    }

    private void close(Handle db, Decided decided, Verdict verdict) {
        Staff staff = decided.request().staff().orElseThrow();
        RequestKey key = RequestKey.of(decided.request());
        String status = decided.decision().status();
        Closing closing = new Closing(decided.at(), staff.name(), verdict, staff.reason(), status);
        PendingRows.close(db, key, closing).ifPresent(type -> parts.outbox()
                .promise(db, List.of(Conclusions.told(key, type, decided.decision())), decided.at()));
    }
}
