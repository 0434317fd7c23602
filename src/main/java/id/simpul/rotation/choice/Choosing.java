package id.simpul.rotation.choice;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.choice.Choice.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One choice of staff about one book: what it changes of what was chosen before, or why it cannot be. */
final class Choosing {
    private final Request request;
    private final StaffChoice asked;
    private final Book book;
    private final ChoiceFacts facts;
    private final LocalDate today;
    private final List<Effect> effects = new ArrayList<>();

    Choosing(Request request, Book book, ChoiceFacts facts, LocalDate today) {
        this.request = request;
        this.asked = request.as(StaffChoice.class);
        this.book = book;
        this.facts = facts;
        this.today = today;
    }

    Decision pin(Policy policy) {
        String whose = asked.whose().orElseThrow();
        Optional<SchoolSeat> seat = facts.seat(whose, asked.quarter());
        if (seat.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NO_BATCH_THEN, "/data/quarter", whose, quarterAsked()));
        }
        boolean anyCopy = asked.anyCopy().orElse(false);
        List<Reason> against = new ChoiceRules(facts, book, seat.get()).against(anyCopy, policy);
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        Optional<PartnerId> school = Optional.of(seat.get().school());
        Optional<Quarter> quarter = Optional.of(seat.get().quarter());
        boolean late = seat.get().batch().isPresent() && !facts.isPlanned(seat.get(), book.title());
        return chosen(new Choice(id(), Kind.PIN, school, quarter, book.barcode(), anyCopy, Optional.empty()), late);
    }

    private Object quarterAsked() {
        return asked.quarter()
                .<Object>map(Quarter::toString)
                .orElseGet(() -> new Phrase("triwulan mana pun", "any quarter"));
    }

    /** What was chosen for the school of that title before counts no more. */
    Decision block() {
        Optional<PartnerId> school = asked.whose().flatMap(facts::school);
        Choice block = new Choice(id(), Kind.BLOCK, school, asked.quarter(), book.barcode(), false, Optional.empty());
        if (facts.of(book.title(), Kind.BLOCK)
                .anyMatch(other ->
                        other.school().equals(school) && other.quarter().equals(asked.quarter()))) {
            return chosenAlready();
        }
        end(facts.of(book.title(), Kind.PIN)
                .filter(pin -> pin.school().equals(school))
                .filter(pin ->
                        block.concerns(school.orElseThrow(), pin.quarter().orElseThrow()))
                .toList());
        boolean late = facts.seat(school.orElseThrow().value(), asked.quarter())
                .filter(seat -> facts.isPlanned(seat, book.title()))
                .isPresent();
        return chosen(block, late);
    }

    /** Another last day takes the place of the one said before. */
    Decision reserve() {
        Optional<LocalDate> past = asked.until().filter(today::isAfter);
        if (past.isPresent()) {
            return Decision.Refused.because(Reason.of(Code.DATE_PAST, "/data/until", past.get()));
        }
        List<Choice> before = facts.of(book.title(), Kind.RESERVE)
                .filter(choice -> choice.barcode().equals(book.barcode()))
                .toList();
        if (before.stream().anyMatch(choice -> choice.until().equals(asked.until()))) {
            return chosenAlready();
        }
        end(before);
        return chosen(
                new Choice(
                        id(), Kind.RESERVE, Optional.empty(), Optional.empty(), book.barcode(), false, asked.until()),
                book.isPromised());
    }

    Decision takenBack() {
        Kind kind = asked.kind();
        Optional<PartnerId> school =
                kind == Kind.RESERVE ? Optional.empty() : asked.whose().flatMap(facts::school);
        List<Choice> ended = facts.of(book.title(), kind)
                .filter(choice -> choice.school().equals(school))
                .filter(choice -> asked.quarter().isEmpty() || choice.quarter().equals(asked.quarter()))
                .filter(choice -> kind != Kind.RESERVE || choice.barcode().equals(book.barcode()))
                .toList();
        if (ended.isEmpty()) {
            return Decision.Refused.because(Reason.of(Code.NOT_CHOSEN, "/data/barcode", book.called()));
        }
        end(ended);
        return accepted(ended.get(0), false);
    }

    private void end(List<Choice> choices) {
        choices.forEach(choice -> effects.add(new ChoiceEnded(choice, today)));
    }

    private Decision chosenAlready() {
        return Decision.Refused.because(Reason.of(Code.CHOSEN_ALREADY, "/data/barcode", book.called()));
    }

    private Decision chosen(Choice choice, boolean planned) {
        effects.add(ChoiceMade.by(request, choice, today));
        return accepted(choice, planned);
    }

    private Decision accepted(Choice choice, boolean planned) {
        ChoiceOutcome outcome = ChoiceOutcome.of(asked.act(), choice, book.name(), planned);
        return new Decision.Accepted(choice.id(), outcome, effects, List.of());
    }

    private String id() {
        return Ids.of("cho", request.id());
    }
}
