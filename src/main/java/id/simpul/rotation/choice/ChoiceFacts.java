package id.simpul.rotation.choice;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import id.simpul.rotation.choice.Choice.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What choices by hand depend on: the books named, the schools and their quarters, what they have had, what else was chosen. */
final class ChoiceFacts implements Desk.Facts {
    private final Map<String, Book> books = new HashMap<>();
    private final List<SchoolSeat> seats;
    private final Set<PartnerId> schools;
    private final Set<Had> had;
    private final List<Choice> choices;

    /** A school has a title, or had it, by a batch. */
    record Had(PartnerId school, String title, String batch) {}

    ChoiceFacts(
            Collection<Book> books,
            Collection<SchoolSeat> seats,
            Set<PartnerId> schools,
            Set<Had> had,
            Collection<Choice> choices) {
        books.forEach(book -> this.books.put(book.barcode(), book));
        this.seats = List.copyOf(seats);
        this.schools = Set.copyOf(schools);
        this.had = Set.copyOf(had);
        this.choices = new ArrayList<>(choices);
    }

    Optional<Book> book(String barcode) {
        return Optional.ofNullable(books.get(barcode));
    }

    /** The school that is meant, by its own id or by a batch of it. */
    Optional<PartnerId> school(String whose) {
        return seatOf(whose).map(SchoolSeat::school).or(() -> schools.stream()
                .filter(school -> school.value().equals(whose))
                .findFirst());
    }

    /** The quarter's seat of a school, or the first that is still open; that of a batch, if one is named. */
    Optional<SchoolSeat> seat(String whose, Optional<Quarter> quarter) {
        return seatOf(whose)
                .or(() -> seats.stream()
                        .filter(seat -> seat.school().value().equals(whose))
                        .filter(seat -> quarter.isEmpty()
                                ? seat.isOpen()
                                : quarter.get().equals(seat.quarter()))
                        .min(Comparator.comparing(SchoolSeat::quarter)))
                .filter(SchoolSeat::isOpen);
    }

    private Optional<SchoolSeat> seatOf(String batch) {
        return seats.stream()
                .filter(seat -> seat.batch().equals(Optional.of(batch)))
                .findFirst();
    }

    /** Whether it had the title by any batch but this one. */
    boolean hasHad(SchoolSeat seat, String title) {
        return had.stream()
                .anyMatch(one -> one.school().equals(seat.school())
                        && one.title().equals(title)
                        && !seat.batch().equals(Optional.of(one.batch())));
    }

    /** Whether the school's planned batch of this quarter has the title. */
    boolean isPlanned(SchoolSeat seat, String title) {
        return seat.batch()
                .filter(batch -> had.contains(new Had(seat.school(), title, batch)))
                .isPresent();
    }

    /** What was chosen of a title. */
    Stream<Choice> of(String title, Kind kind) {
        return choices.stream().filter(choice -> choice.kind() == kind).filter(choice -> book(choice.barcode())
                .filter(book -> book.title().equals(title))
                .isPresent());
    }

    /** What was chosen for a school's batch of a quarter. */
    Stream<Book> pinned(SchoolSeat seat) {
        return choices.stream()
                .filter(choice -> choice.kind() == Kind.PIN && choice.concerns(seat.school(), seat.quarter()))
                .flatMap(choice -> book(choice.barcode()).stream());
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof ChoiceMade made) {
            choices.add(made.choice());
        } else if (effect instanceof ChoiceEnded ended) {
            choices.remove(ended.choice());
        }
    }
}
