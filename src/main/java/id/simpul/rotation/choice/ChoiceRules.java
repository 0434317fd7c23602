package id.simpul.rotation.choice;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.choice.Choice.Kind;
import id.simpul.rotation.planner.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands against choosing a book for a school's batch: what the plan itself would not do either (R4, R5). */
@Decides({Rule.R4, Rule.R5})
final class ChoiceRules {
    private static final String POINTER = "/data/barcode";

    private final ChoiceFacts facts;
    private final Book book;
    private final SchoolSeat seat;

    ChoiceRules(ChoiceFacts facts, Book book, SchoolSeat seat) {
        this.facts = facts;
        this.book = book;
        this.seat = seat;
    }

    List<Reason> against(boolean anyCopy, Policy policy) {
        List<Reason> reasons = new ArrayList<>();
        unfit(anyCopy, policy).ifPresent(why -> reasons.add(Reason.of(Code.BOOK_UNFIT, POINTER, book.called(), why)));
        if (facts.hasHad(seat, book.title()) || isChosenForAnotherQuarter()) {
            reasons.add(Reason.of(Code.BOOK_NOT_NEW, POINTER, book.called()));
        }
        if (facts.of(book.title(), Kind.BLOCK).anyMatch(choice -> choice.concerns(seat.school(), seat.quarter()))) {
            reasons.add(Reason.of(Code.BOOK_BLOCKED, POINTER, book.called()));
        }
        if (facts.of(book.title(), Kind.PIN).anyMatch(choice -> choice.concerns(seat.school(), seat.quarter()))) {
            reasons.add(Reason.of(Code.CHOSEN_ALREADY, POINTER, book.called()));
        }
        room().ifPresent(reasons::add);
        return reasons;
    }

    private Optional<Phrase> unfit(boolean anyCopy, Policy policy) {
        Optional<Phrase> hindrance = anyCopy && book.fitCopies() > 0 ? Optional.empty() : book.hindrance(policy);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        if (!anyCopy && isKeptBack()) {
            return Optional.of(new Phrase("disimpan petugas di perpustakaan", "staff keep it back in the library"));
        }
        return areAllChosen(anyCopy)
                ? Optional.of(new Phrase("dipilihkan untuk sekolah lain", "it was chosen for another school"))
                : Optional.empty();
    }

    private boolean isKeptBack() {
        return facts.of(book.title(), Kind.RESERVE)
                .anyMatch(choice -> choice.barcode().equals(book.barcode()) && choice.keepsBackOn(seat.exchangeOn()));
    }

    /** This copy, or as many copies as there are, go to other schools in that quarter. */
    private boolean areAllChosen(boolean anyCopy) {
        List<Choice> others = facts.of(book.title(), Kind.PIN)
                .filter(choice -> choice.quarter().equals(Optional.of(seat.quarter())))
                .filter(choice -> !choice.concerns(seat.school(), seat.quarter()))
                .toList();
        boolean isTaken = others.stream()
                .anyMatch(choice -> !choice.anyCopy() && choice.barcode().equals(book.barcode()));
        return others.size() >= book.fitCopies() || (!anyCopy && isTaken);
    }

    private boolean isChosenForAnotherQuarter() {
        return facts.of(book.title(), Kind.PIN)
                .anyMatch(choice -> choice.school().equals(Optional.of(seat.school()))
                        && !choice.concerns(seat.school(), seat.quarter()));
    }

    private Optional<Reason> room() {
        List<Level> chosen = facts.pinned(seat).map(Book::level).toList();
        Level level = book.level();
        long alike = level == Level.BOTH
                ? chosen.size()
                : chosen.stream().filter(level::equals).count();
        int places = seat.placesFor(level);
        boolean isFull = alike >= places || chosen.size() >= seat.places().total();
        return isFull ? Optional.of(Reason.of(Code.NO_PLACES_LEFT, POINTER, book.called(), places)) : Optional.empty();
    }
}
