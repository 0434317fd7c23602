package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What was agreed formally, between two parties or more.
 *
 * @param subject what it is about: number, title, form, goals
 * @param signedOn when it was signed or approved
 * @param proposal the proposal it came of, if the hub knows it
 * @param source where it is known from, if it is older than the hub
 * @param reminders when its parties are reminded of its end
 */
record Agreement(
        String id,
        Subject subject,
        Origin origin,
        List<Party> parties,
        AgreementTerm term,
        LocalDate signedOn,
        Optional<String> proposal,
        Optional<String> source,
        State state,
        Reminders reminders) {
    Agreement {
        parties = List.copyOf(parties);
    }

    /** What it is about, and the number under which it is filed. */
    record Subject(String number, String title, Form form, List<String> goals) {
        Subject {
            goals = List.copyOf(goals);
        }
    }

    /**
     * What is still to be told before it ends.
     *
     * @param next the day of the next reminder; none if there is none to come
     * @param renewalProposed whether its renewal has been proposed
     */
    record Reminders(Optional<LocalDate> next, boolean renewalProposed) {}

    /** Who signed it: the host for itself, or the national library, so that the host has it from there. */
    enum Origin {
        OWN,
        DERIVED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Origin ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    enum State {
        VALID,
        ENDED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    List<PartnerId> partners() {
        return parties.stream().map(Party::partner).toList();
    }

    Agreement reminded(Reminders after) {
        return new Agreement(id, subject, origin, parties, term, signedOn, proposal, source, state, after);
    }

    /** It holds no more, and nobody needs to be reminded. */
    Agreement ended() {
        Reminders none = new Reminders(Optional.empty(), reminders.renewalProposed());
        return new Agreement(id, subject, origin, parties, term, signedOn, proposal, source, State.ENDED, none);
    }

    /** Staff end it before its time: its parties are reminded of the end, and nobody proposes to renew it. */
    Agreement until(LocalDate day, Optional<LocalDate> remindOn) {
        Reminders after = new Reminders(remindOn, true);
        AgreementTerm shorter = new AgreementTerm(term.from(), day);
        return new Agreement(id, subject, origin, parties, shorter, signedOn, proposal, source, state, after);
    }

    /** What its notices and its history say of it. */
    ObjectNode shown() {
        return term.into(Json.object()
                .put("agreement", id)
                .put("number", subject.number())
                .put("title", subject.title()));
    }
}
