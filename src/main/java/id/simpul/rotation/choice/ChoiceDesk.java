package id.simpul.rotation.choice;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.choice.Choice.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
        return ChoiceFactsReader.read(db, asked, policy);
    }

    @Override
    public Decision decide(Request request, ChoiceFacts facts, Policy policy, LocalDate today) {
        StaffChoice asked = request.as(StaffChoice.class);
        Optional<Book> book = facts.book(asked.barcode());
        if (book.isEmpty()) {
            return unknown("/data/barcode", new Phrase("buku", "book"));
        }
        if (asked.kind() != Kind.RESERVE
                && asked.whose().flatMap(facts::school).isEmpty()) {
            return unknown("/data/for", new Phrase("sekolah atau paket", "school or batch"));
        }
        if (asked.isUndo()) {
            return takenBack(asked, book.get(), facts, today);
        }
        return switch (asked.kind()) {
            case PIN -> pin(request, book.get(), facts, policy, today);
            case BLOCK -> block(request, book.get(), facts, today);
            case RESERVE -> reserve(request, book.get(), facts, today);
        };
    }

    private static Decision unknown(String pointer, Phrase what) {
        return Decision.Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, pointer, what));
    }

    private static Decision pin(Request request, Book book, ChoiceFacts facts, Policy policy, LocalDate today) {
        StaffChoice asked = request.as(StaffChoice.class);
        String whose = asked.whose().orElseThrow();
        Optional<SchoolSeat> seat = facts.seat(whose, asked.quarter());
        if (seat.isEmpty()) {
            Object when = asked.quarter()
                    .<Object>map(Quarter::toString)
                    .orElseGet(() -> new Phrase("triwulan mana pun", "any quarter"));
            return Decision.Refused.because(Reason.of(Code.NO_BATCH_THEN, "/data/quarter", whose, when));
        }
        boolean anyCopy = asked.anyCopy().orElse(false);
        List<Reason> against = new ChoiceRules(facts, book, seat.get()).against(anyCopy, policy);
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        Choice choice = new Choice(
                id(request),
                Kind.PIN,
                Optional.of(seat.get().school()),
                Optional.of(seat.get().quarter()),
                book.barcode(),
                anyCopy,
                Optional.empty());
        boolean late = seat.get().batch().isPresent() && !facts.isPlanned(seat.get(), book.title());
        return accepted(request, List.of(ChoiceMade.by(request, choice, today)), choice, book, late);
    }

    /** What was chosen for the school of that title before counts no more. */
    private static Decision block(Request request, Book book, ChoiceFacts facts, LocalDate today) {
        StaffChoice asked = request.as(StaffChoice.class);
        PartnerId school = facts.school(asked.whose().orElseThrow()).orElseThrow();
        Choice choice = new Choice(
                id(request),
                Kind.BLOCK,
                Optional.of(school),
                asked.quarter(),
                book.barcode(),
                false,
                Optional.empty());
        Predicate<Choice> same = other ->
                other.school().equals(choice.school()) && other.quarter().equals(choice.quarter());
        if (facts.of(book.title(), Kind.BLOCK).anyMatch(same)) {
            return Decision.Refused.because(Reason.of(Code.CHOSEN_ALREADY, "/data/barcode", book.called()));
        }
        List<Effect> effects = new ArrayList<>();
        facts.of(book.title(), Kind.PIN)
                .filter(pin -> choice.concerns(school, pin.quarter().orElseThrow()))
                .filter(pin -> pin.school().equals(choice.school()))
                .forEach(pin -> effects.add(new ChoiceEnded(pin, today)));
        effects.add(ChoiceMade.by(request, choice, today));
        boolean late = facts.seat(school.value(), asked.quarter())
                .filter(seat -> facts.isPlanned(seat, book.title()))
                .isPresent();
        return accepted(request, effects, choice, book, late);
    }

    /** Another last day takes the place of the one said before. */
    private static Decision reserve(Request request, Book book, ChoiceFacts facts, LocalDate today) {
        Optional<LocalDate> until = request.as(StaffChoice.class).until();
        Optional<LocalDate> past = until.filter(today::isAfter);
        if (past.isPresent()) {
            return Decision.Refused.because(Reason.of(Code.DATE_PAST, "/data/until", past.get()));
        }
        List<Effect> effects = new ArrayList<>();
        List<Choice> before = facts.of(book.title(), Kind.RESERVE)
                .filter(choice -> choice.barcode().equals(book.barcode()))
                .toList();
        if (before.stream().anyMatch(choice -> choice.until().equals(until))) {
            return Decision.Refused.because(Reason.of(Code.CHOSEN_ALREADY, "/data/barcode", book.called()));
        }
        before.forEach(choice -> effects.add(new ChoiceEnded(choice, today)));
        Choice choice = new Choice(
                id(request), Kind.RESERVE, Optional.empty(), Optional.empty(), book.barcode(), false, until);
        effects.add(ChoiceMade.by(request, choice, today));
        return accepted(request, effects, choice, book, false);
    }

    private static Decision takenBack(StaffChoice asked, Book book, ChoiceFacts facts, LocalDate today) {
        Optional<PartnerId> school =
                asked.kind() == Kind.RESERVE ? Optional.empty() : asked.whose().flatMap(facts::school);
        List<Choice> ended = facts.of(book.title(), asked.kind())
                .filter(choice -> choice.school().equals(school))
                .filter(choice -> asked.quarter().isEmpty() || choice.quarter().equals(asked.quarter()))
                .filter(choice ->
                        asked.kind() != Kind.RESERVE || choice.barcode().equals(book.barcode()))
                .toList();
        if (ended.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_CHOSEN, "/data/barcode", book.called()));
        }
        List<Effect> effects = new ArrayList<>();
        ended.forEach(choice -> effects.add(new ChoiceEnded(choice, today)));
        ChoiceOutcome outcome = ChoiceOutcome.of(asked.act(), ended.get(0), book.name(), false);
        return new Decision.Accepted(ended.get(0).id(), outcome, effects, List.of());
    }

    private static Decision accepted(
            Request request, List<Effect> effects, Choice choice, Book book, boolean planned) {
        String act = request.as(StaffChoice.class).act();
        ChoiceOutcome outcome = ChoiceOutcome.of(act, choice, book.name(), planned);
        return new Decision.Accepted(choice.id(), outcome, effects, List.of());
    }

    private static String id(Request request) {
        return Ids.of("cho", request.id());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Choices.write(db, Effects.of(decided));
    }
}
