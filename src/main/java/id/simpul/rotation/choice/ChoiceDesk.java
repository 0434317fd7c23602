package id.simpul.rotation.choice;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.choice.Choice.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes what staff choose by hand before a quarter is announced: a book for a school (pin), a title that a school is not to get
 * (block), a book that stays in the house (reserve); and that they take it back.
 */
public final class ChoiceDesk implements Desk<ChoiceFacts> {
    private final Schedule schedule;

    public ChoiceDesk(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_CHOICE);
    }

    @Override
    public ChoiceFacts facts(Handle db, List<Request> requests) {
        Policy policy =
                schedule.policyOn(schedule.mornings().dayOf(requests.get(0).time()));
        List<StaffChoice> asked =
                requests.stream().map(request -> request.as(StaffChoice.class)).toList();
        return ChoiceFactsReader.read(db, asked, policy, region -> schedule.dates(policy, region));
    }

    @Override
    public Decision decide(Request request, ChoiceFacts facts, Policy policy, LocalDate today) {
        StaffChoice asked = request.as(StaffChoice.class);
        Optional<Book> book = facts.book(asked.barcode());
        if (book.isEmpty()) {
            return unknown("/data/barcode", new Phrase("buku", "book"));
        }
        if (asked.kind() != Kind.RESERVE && asked.whose().flatMap(facts::school).isEmpty()) {
            return unknown("/data/for", new Phrase("sekolah atau paket", "school or batch"));
        }
        Choosing choosing = new Choosing(request, book.get(), facts, today);
        if (asked.isUndo()) {
            return choosing.takenBack();
        }
        return switch (asked.kind()) {
            case PIN -> choosing.pin(policy);
            case BLOCK -> choosing.block();
            case RESERVE -> choosing.reserve();
        };
    }

    private static Decision unknown(String pointer, Phrase what) {
        return Decision.Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, pointer, what));
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Choices.write(db, Effects.of(decided));
    }
}
