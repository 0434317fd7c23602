package id.simpul.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.intake.PendingRows.Closing;
import id.simpul.intake.PendingRows.Place;
import id.simpul.intake.PendingRows.Wanted;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.WaitsFor;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
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
    private static final String REQUEST = "/data/request";

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
        return database.jdbi().withHandle(db -> page(db, Wanted.ALL, after.map(Place::of), most));
    }

    List<WaitingRequest> page(Handle db, Wanted wanted, Optional<Place> after, int most) {
        return PendingRows.open(db, wanted, after, most).stream()
                .map(this::waiting)
                .toList();
    }

    /** Whether it should have been decided before today. */
    boolean isLate(WaitingRequest waiting) {
        return waiting.dueBy()
                .isBefore(LocalDate.ofInstant(clock.instant(), parts.policies().zone()));
    }

    /** What waits since before then should have been decided before that day. */
    public Instant lateBefore(LocalDate day) {
        int days = parts.policies().asOf(day).requests().decideWithinDays();
        return day.minusDays(days).atStartOfDay(parts.policies().zone()).toInstant();
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
                open.reply().withObject("/data").withArray("/reasons"),
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
        return database.inTransaction(db -> decide(db, meant(db, asked), verdict, staff));
    }

    /** What an act of staff comes to that decides a request which waits: what became of that request. */
    Decision decide(Handle db, Request act) {
        String asked = act.data().path("request").asText();
        Verdict verdict = Verdict.ofWire(act.data().path("answer").asText()).orElseThrow();
        try {
            Staff staff = act.staff().orElseThrow();
            boolean anyway = act.data().path("anyway").asBoolean();
            Decided decided = decide(db, meant(db, asked), verdict, anyway ? staff.insisting() : staff);
            String name = RequestKey.of(decided.request()).toString();
            return new Decision.Accepted(name, shown(name, decided.decision()), List.of(), List.of());
        } catch (NotDecided e) {
            return Decision.Refused.because(e.reason());
        }
    }

    private static ObjectNode shown(String name, Decision decision) {
        ObjectNode shown = Json.object().put("request", name).put("status", decision.status());
        if (decision instanceof Decision.Accepted accepted) {
            shown.put("reference", accepted.reference());
        }
        shown.set("outcome", decision.outcome());
        shown.set("reasons", ReplyWriter.reasons(decision.reasons()));
        return shown;
    }

    private static RequestKey meant(Handle db, String asked) {
        List<PendingRows.Named> named = PendingRows.named(db, asked);
        if (named.isEmpty()) {
            throw new NotDecided(Reason.of(Code.NOTHING_WAITS, REQUEST, asked));
        }
        if (named.stream().filter(PendingRows.Named::open).count() > 1) {
            throw new NotDecided(Reason.of(Code.SEVERAL_WAIT, REQUEST, asked));
        }
        return named.get(0).key();
    }

    /**
     * Decides a request: what staff agree to is judged again as theirs, so that the rules still hold.
     *
     * @throws NotDecided if it does not wait, is not the staff's to decide, or is decided already
     */
    public Decided decide(PartnerId partner, String request, Verdict verdict, Staff staff) {
        return database.inTransaction(db -> decide(db, new RequestKey(partner, request), verdict, staff));
    }

    /**
     * What staff answered.
     *
     * @param reason theirs, if they gave one
     */
    public record StaffSaid(boolean yes, String reason) {}

    /** What was answered to what waited; nothing as long as it waits. */
    public Optional<StaffSaid> answerTo(PartnerId partner, String request) {
        return database.jdbi().withHandle(db -> PendingRows.answered(db, new RequestKey(partner, request)));
    }

    private Decided decide(Handle db, RequestKey key, Verdict verdict, Staff staff) {
        Instant now = clock.instant();
        Request asked = asked(undecided(db, key), staff);
        return verdict == Verdict.YES ? agree(db, asked, now) : decline(db, asked, staff, now);
    }

    private PendingRows.Row undecided(Handle db, RequestKey key) {
        PendingRows.Standing standing = PendingRows.locked(db, key)
                .orElseThrow(() -> new NotDecided(Reason.of(Code.NOTHING_WAITS, REQUEST, key)));
        standing.decider().ifPresent(decider -> {
            LocalDate on = LocalDate.ofInstant(decider.at(), parts.policies().zone());
            throw new NotDecided(
                    Reason.of(Code.DECIDED_ALREADY, REQUEST, key, word(decider.decision()), decider.name(), on));
        });
        if (!isForStaff(standing.row())) {
            throw new NotDecided(Reason.of(Code.NATIONAL_DECIDES, REQUEST, key));
        }
        return standing.row();
    }

    private static Phrase word(String verdict) {
        return verdict.equals(Verdict.YES.wire()) ? new Phrase("ya", "yes") : new Phrase("tidak", "no");
    }

    private static boolean isForStaff(PendingRows.Row row) {
        return row.waitsFor().equals(WaitsFor.STAFF.wire());
    }

    private static Request asked(PendingRows.Row row, Staff staff) {
        return new Request(
                row.partner(),
                row.kind(),
                row.key().partner(),
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
        Aftermath.ofLate(decided).write(db, parts.outbox(), now);
        if (decided.decision() instanceof Decision.Pending pending) {
            PendingRows.passOn(db, RequestKey.of(asked), pending);
        } else {
            close(db, decided, Verdict.YES);
        }
        return decided;
    }

    private Decided decline(Handle db, Request asked, Staff staff, Instant now) {
        if (staff.reason().isBlank()) {
            throw new NotDecided(Reason.of(Code.REFUSAL_NEEDS_REASON, ""));
        }
        Reason reason = Reason.of(Code.DECLINED_BY_STAFF, "", PersonalNumbers.redact(staff.reason()));
        Decided decided = new Decided(asked, Decision.Refused.because(reason), now);
        Aftermath.ofLate(decided).write(db, parts.outbox(), now);
        close(db, decided, Verdict.NO);
        return decided;
    }

    private void close(Handle db, Decided decided, Verdict verdict) {
        Staff staff = decided.request().staff().orElseThrow();
        RequestKey key = RequestKey.of(decided.request());
        String status = decided.decision().status();
        Closing closing = new Closing(decided.at(), staff.name(), verdict, staff.reason(), status);
        // Staff need not be told what they have decided themselves of somebody who is no partner.
        PendingRows.close(db, key, closing)
                .filter(type -> !key.partner().equals(PartnerId.STAFF))
                .ifPresent(type -> parts.outbox()
                        .promise(db, List.of(Conclusions.told(key, type, decided.decision())), decided.at()));
    }
}
