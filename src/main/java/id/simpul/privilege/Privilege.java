package id.simpul.privilege;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person may do at the library.
 *
 * @param basis on what it rests
 * @param ending none if there is no end to it
 * @param state whether it still counts, and since when not
 * @param noticeOn when its partner is told next that it ends
 * @param tellOn when its partner is told by mail, with all others of a day, that it was given
 */
record Privilege(
        String id,
        Person person,
        Kind kind,
        Basis basis,
        LocalDate from,
        Optional<Ending> ending,
        State state,
        Optional<LocalDate> noticeOn,
        Optional<LocalDate> tellOn) {

    /**
     * Who it is, as the partner knows them; both are forgotten in time.
     *
     * @param partner who vouches for the person, under the name it has now
     * @param ref that partner's own reference
     * @param name for the counter, if the person borrows
     */
    record Person(PartnerId partner, Optional<String> ref, Optional<String> name) {}

    /**
     * On what it rests.
     *
     * @param agreement the one with the university, if it rests on one
     * @param university with whom that is
     * @param proven to when letter and semester prove it, and which of them ends first; agreements may end earlier, and be taken up
     */
    record Basis(Because because, Optional<String> agreement, Optional<PartnerId> university, Optional<Ending> proven) {
        static Basis of(Because because) {
            return new Basis(because, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Whether it counts; if not, since when. */
    record State(Standing standing, Optional<LocalDate> endedOn) {
        static final State CURRENT = new State(Standing.CURRENT, Optional.empty());
    }

    enum Kind {
        BORROW,
        READ_ON_PREMISES;

        String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** The address (R17), being an active student (R19), or being anyone (R18). */
    enum Because {
        ADDRESS,
        STUDENT,
        ANYONE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Because ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    enum Standing {
        CURRENT,
        REPLACED,
        LAPSED,
        /** By staff. */
        STOPPED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Standing ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    Privilege ended(Standing how, LocalDate on) {
        State after = new State(how, Optional.of(on));
        return new Privilege(id, person, kind, basis, from, ending, after, Optional.empty(), Optional.empty());
    }

    Privilege noticed(Optional<LocalDate> next) {
        return new Privilege(id, person, kind, basis, from, ending, state, next, tellOn);
    }

    Privilege ending(Ending other) {
        return new Privilege(id, person, kind, basis, from, Optional.of(other), state, noticeOn, tellOn);
    }

    /** That it was given has been told. */
    Privilege told() {
        return new Privilege(id, person, kind, basis, from, ending, state, noticeOn, Optional.empty());
    }

    /** Whether it does not count yet on a day. */
    boolean isToCome(LocalDate day) {
        return from.isAfter(day);
    }

    /** Its first day, if that is still to come on a day. */
    Optional<LocalDate> firstToCome(LocalDate day) {
        return Optional.of(from).filter(day::isBefore);
    }

    /** Whether it counts until a day, that day included. */
    boolean lastsTo(LocalDate day) {
        return kind == Kind.BORROW
                && !isToCome(day)
                && until().map(last -> !last.isBefore(day)).orElse(true);
    }

    /** Whether it gives more than another one, or the same for longer. */
    boolean reachesBeyond(Privilege other) {
        return other.kind == Kind.READ_ON_PREMISES
                || (other.until().isPresent()
                        && until().map(last -> last.isAfter(other.until().get()))
                                .orElse(true));
    }

    Optional<LocalDate> until() {
        return ending.map(Ending::until);
    }

    /** What reply and history say of it: nothing about the person. */
    PrivilegeOutcome outcome() {
        return new PrivilegeOutcome(kind.wire(), until());
    }
}
