package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agreement.AgreementImport.Prepared;
import id.simpul.agreement.AgreementImport.Source;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partners;
import id.simpul.partner.PersonalNumbers;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes old agreements over from a file, and has one end before its time, as staff ask for it. */
final class ArchiveDesk implements Desk<ArchiveDesk.Archive> {
    private final Partners partners;
    private final AgreementImport reader;

    public ArchiveDesk(Partners partners, Policies policies) {
        this.partners = partners;
        this.reader = new AgreementImport(policies);
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_AGREEMENT_IMPORT, RequestType.STAFF_AGREEMENT_END);
    }

    @Override
    public Archive facts(Handle db, List<Request> requests) {
        Archive archive = new Archive(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (Request request : requests) {
            if (request.type() == RequestType.STAFF_AGREEMENT_END) {
                String asked = request.data().path("agreement").asText();
                AgreementBook.find(db, asked)
                        .ifPresent(agreement -> archive.named().put(asked, agreement));
            } else {
                read(db, request, archive);
            }
        }
        return archive;
    }

    private void read(Handle db, Request request, Archive archive) {
        ObjectNode data = request.data();
        Source source = new Source(data.path("file").asText(), data.path("text").asText(), origin(request));
        try {
            archive.read().put(request.id(), reader.prepare(db, source, request.time()));
        } catch (NotImported e) {
            archive.mistakes()
                    .put(
                            request.id(),
                            e.mistakes().stream()
                                    .map(mistake -> Reason.of(Code.FILE_MISTAKE, "/data/text", mistake))
                                    .toList());
        }
    }

    private static String origin(Request request) {
        return PersonalNumbers.redact(request.data().path("source").asText().strip());
    }

    @Override
    public Decision decide(Request request, Archive archive, Policy policy, LocalDate today) {
        return request.type() == RequestType.STAFF_AGREEMENT_END
                ? end(request, archive, policy, today)
                : take(request, archive);
    }

    private static Decision take(Request request, Archive archive) {
        if (origin(request).isEmpty()) {
            return Refused.because(Reason.of(Code.SOURCE_NEEDED, "/data/source"));
        }
        List<Reason> mistakes = archive.mistakes().getOrDefault(request.id(), List.of());
        if (!mistakes.isEmpty()) {
            return new Refused(Json.object(), mistakes);
        }
        Prepared prepared = archive.read().get(request.id());
        ObjectNode outcome =
                Json.object().put("taken", prepared.agreements().size()).put("known", prepared.known());
        TakenOver taken = new TakenOver(prepared, staff(request));
        return new Decision.Accepted(request.data().path("file").asText(), outcome, List.of(taken), List.of());
    }

    private static Decision end(Request request, Archive archive, Policy policy, LocalDate today) {
        if (staff(request).reason().isBlank()) {
            return Refused.because(Reason.of(Code.REASON_NEEDED, ""));
        }
        String asked = request.data().path("agreement").asText();
        LocalDate on = LocalDate.parse(request.data().path("on").asText());
        Optional<Agreement> running = Optional.ofNullable(archive.named().get(asked))
                .filter(agreement -> agreement.state() == Agreement.State.VALID)
                .filter(agreement -> on.isBefore(agreement.term().to())
                        && !on.isBefore(agreement.term().from()));
        if (running.isEmpty()) {
            return Refused.because(Reason.of(Code.AGREEMENT_NOT_BEYOND, "/data/agreement", asked, on));
        }
        Agreement shorter = running.get().until(on, ReminderDays.next(on, today, policy));
        return new Decision.Accepted(
                shorter.id(),
                shorter.shown(),
                List.of(new Shortened(shorter, staff(request))),
                shorter.reminders().next().isPresent() ? List.of() : List.of(told(shorter, today)));
    }

    /** No reminder is left, so the parties are told now, also of an end that has come by then. */
    private static Notice told(Agreement shorter, LocalDate today) {
        NoticeContent content = AgreementEnding.of(shorter, today, Optional.empty(), Optional.empty());
        return new Notice(shorter.partners(), content, Optional.empty(), Optional.empty(), Notice.Way.ALL);
    }

    private static Staff staff(Request request) {
        return request.staff().orElseThrow();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            for (Effect effect : one.decision().effects()) {
                if (effect instanceof TakenOver taken) {
                    Agreements.save(db, taken.prepared().agreements());
                    taken.prepared().parties().keepNames(partners);
                } else if (effect instanceof Shortened shortened) {
                    Agreements.save(db, List.of(shortened.agreement()));
                }
            }
        }
    }

    /**
     * What the files hold, and the agreements that are meant.
     *
     * @param read by the act's id, if the file can be taken over
     * @param mistakes by the act's id, if it cannot
     * @param named by how staff name it
     */
    record Archive(Map<String, Prepared> read, Map<String, List<Reason>> mistakes, Map<String, Agreement> named)
            implements Facts {
        @Override
        public void apply(Effect effect) {
            // Acts of staff come one by one.
        }
    }
}
