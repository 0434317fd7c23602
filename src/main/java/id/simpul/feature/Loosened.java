package id.simpul.feature;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What hangs on a partner whose part ends, and what becomes of it.
 *
 * @param ends what is ended with the partner's part, in words for staff and for the partner
 * @param stays what outlasts it: what is still owed, or goes on under another name
 * @param effects what ending it changes
 * @param notices what others than the partner itself are told of it
 * @param takenBack the days in the partner's calendar on which nothing comes any more
 */
public record Loosened(
        List<Reason> ends, List<Reason> stays, List<Effect> effects, List<Notice> notices, List<Day> takenBack) {
    /** Nothing hangs on the partner. */
    public static final Loosened NOTHING = new Loosened(List.of(), List.of(), List.of(), List.of());

    public Loosened {
        ends = List.copyOf(ends);
        stays = List.copyOf(stays);
        effects = List.copyOf(effects);
        notices = List.copyOf(notices);
        takenBack = List.copyOf(takenBack);
    }

    /** Of what is in nobody's calendar. */
    public Loosened(List<Reason> ends, List<Reason> stays, List<Effect> effects, List<Notice> notices) {
        this(ends, stays, effects, notices, List.of());
    }

    /**
     * An entry of a calendar that was sent to the partner.
     *
     * @param kind {@code rotation}, {@code booking} or {@code outreach}
     * @param id of what it is about
     */
    public record Day(String kind, String id, LocalDate from, LocalDate to) {}

    /** The same, taking these days out of the partner's calendar. */
    public Loosened takingBack(List<Day> days) {
        return new Loosened(ends, stays, effects, notices, days);
    }

    /** Of all features together. */
    public static Loosened all(Collection<Loosened> parts) {
        List<Reason> ends = new ArrayList<>();
        List<Reason> stays = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        List<Day> takenBack = new ArrayList<>();
        for (Loosened part : parts) {
            ends.addAll(part.ends());
            stays.addAll(part.stays());
            effects.addAll(part.effects());
            notices.addAll(part.notices());
            takenBack.addAll(part.takenBack());
        }
        return new Loosened(ends, stays, effects, notices, takenBack);
    }

    /** Everything that hangs on the partner. */
    public List<Reason> told() {
        List<Reason> told = new ArrayList<>(ends);
        told.addAll(stays);
        return told;
    }
}
