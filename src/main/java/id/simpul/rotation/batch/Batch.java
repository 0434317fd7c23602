package id.simpul.rotation.batch;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The items one school holds in one quarter.
 *
 * @param school whose it is now, after all mergers
 * @param places how many items it should hold
 * @param run the trip of the vehicle that brings it, as numbered in its quarter
 * @param assumed whether it was taken as received because the school stayed silent
 * @param handling what staff do with it beside its course
 * @param lines its items by barcode
 */
public record Batch(
        String id,
        String agreement,
        PartnerId school,
        Quarter quarter,
        BatchState state,
        int places,
        Optional<Integer> run,
        Dates dates,
        boolean assumed,
        Handling handling,
        SortedMap<String, BatchLine> lines) {

    private static final Set<LineState> OUT = EnumSet.of(LineState.SENT, LineState.RETURNED);

    private static final Class<?> KEPT =
            Collections.unmodifiableSortedMap(new TreeMap<>()).getClass();

    public Batch {
        // What one batch has from another is not copied again: of a quarter there are half a million lines.
        lines = KEPT.isInstance(lines) ? lines : Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /** One that staff leave to its course. */
    public Batch(
            String id,
            String agreement,
            PartnerId school,
            Quarter quarter,
            BatchState state,
            int places,
            Optional<Integer> run,
            Dates dates,
            boolean assumed,
            SortedMap<String, BatchLine> lines) {
        this(id, agreement, school, quarter, state, places, run, dates, assumed, Handling.NONE, lines);
    }

    /**
     * What staff do with a batch beside its course.
     *
     * @param hold whether they keep it, or let it go in spite of what its school owes
     * @param unpackSince since when its filled boxes are to be unpacked, because it was cancelled
     */
    public record Handling(Optional<Hold> hold, Optional<LocalDate> unpackSince) {
        static final Handling NONE = new Handling(Optional.empty(), Optional.empty());
    }

    /** What staff said of a batch's leaving. */
    public enum Hold {
        HELD,
        RELEASED;

        static Hold ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * When it goes, when it is due back, and when what really happened.
     *
     * @param lostAfter the day on which books of it came out again, or on which the last counted as lost: what is out since then becomes
     *     lost on a later morning
     */
    public record Dates(
            LocalDate deliverOn,
            LocalDate dueOn,
            Optional<LocalDate> dispatchedOn,
            Optional<LocalDate> receivedOn,
            Optional<LocalDate> returnedOn,
            Optional<LocalDate> closedOn,
            Optional<LocalDate> lostAfter) {

        public static Dates planned(LocalDate deliverOn, LocalDate dueOn) {
            return new Dates(
                    deliverOn,
                    dueOn,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The day on which it is with the school: the one that was told, or a later one if it left late. */
        LocalDate arrivesOn() {
            return dispatchedOn.filter(deliverOn::isBefore).orElse(deliverOn);
        }

        Dates delivery(LocalDate on) {
            return new Dates(on, dueOn, dispatchedOn, receivedOn, returnedOn, closedOn, lostAfter);
        }

        Dates due(LocalDate on) {
            return new Dates(deliverOn, on, dispatchedOn, receivedOn, returnedOn, closedOn, lostAfter);
        }

        Dates dispatched(LocalDate on) {
            return new Dates(deliverOn, dueOn, Optional.of(on), receivedOn, returnedOn, closedOn, lostAfter);
        }

        Dates received(LocalDate on) {
            return new Dates(deliverOn, dueOn, dispatchedOn, Optional.of(on), returnedOn, closedOn, lostAfter);
        }

        Dates returned(LocalDate on) {
            return new Dates(deliverOn, dueOn, dispatchedOn, receivedOn, Optional.of(on), closedOn, lostAfter);
        }

        /** Out again: what was noted of its return was a mistake. */
        Dates reopened() {
            return new Dates(deliverOn, dueOn, dispatchedOn, receivedOn, Optional.empty(), Optional.empty(), lostAfter);
        }

        /** What is out of it becomes lost no earlier than on the morning after. */
        Dates lostAfter(LocalDate day) {
            LocalDate later = lostAfter.filter(day::isBefore).orElse(day);
            return new Dates(deliverOn, dueOn, dispatchedOn, receivedOn, returnedOn, closedOn, Optional.of(later));
        }

        Dates closed(LocalDate on) {
            return new Dates(deliverOn, dueOn, dispatchedOn, receivedOn, returnedOn, Optional.of(on), lostAfter);
        }
    }

    public Batch in(BatchState next) {
        return new Batch(id, agreement, school, quarter, next, places, run, dates, assumed, handling, lines);
    }

    Batch on(Dates changed) {
        return new Batch(id, agreement, school, quarter, state, places, run, changed, assumed, handling, lines);
    }

    Batch assumed(boolean taken) {
        return new Batch(id, agreement, school, quarter, state, places, run, dates, taken, handling, lines);
    }

    Batch held(Hold hold) {
        Handling changed = new Handling(Optional.of(hold), handling.unpackSince());
        return new Batch(id, agreement, school, quarter, state, places, run, dates, assumed, changed, lines);
    }

    Batch toUnpack(LocalDate since) {
        Handling changed = new Handling(handling.hold(), Optional.of(since));
        return new Batch(id, agreement, school, quarter, state, places, run, dates, assumed, changed, lines);
    }

    public boolean isReleased() {
        return handling.hold().equals(Optional.of(Hold.RELEASED));
    }

    boolean isHeld() {
        return handling.hold().equals(Optional.of(Hold.HELD));
    }

    /** Brought by a run of the vehicle, on its day. */
    public Batch broughtBy(int number, LocalDate on) {
        return new Batch(
                id,
                agreement,
                school,
                quarter,
                state,
                places,
                Optional.of(number),
                dates.delivery(on),
                assumed,
                handling,
                lines);
    }

    /** With these lines in the place of those of the same barcodes, or beside the others. */
    public Batch with(Collection<BatchLine> changed) {
        TreeMap<String, BatchLine> all = new TreeMap<>(lines);
        changed.forEach(line -> all.put(line.barcode(), line));
        return new Batch(id, agreement, school, quarter, state, places, run, dates, assumed, handling, all);
    }

    public Optional<BatchLine> line(String barcode) {
        return Optional.ofNullable(lines.get(barcode));
    }

    public List<BatchLine> linesIn(LineState... states) {
        List<LineState> wanted = List.of(states);
        return lines.values().stream()
                .filter(line -> wanted.contains(line.state()))
                .toList();
    }

    /** How many books go with it, or went: those that were dropped do not. */
    public int books() {
        return lines.size() - linesIn(LineState.DROPPED).size();
    }

    /** Whether anything of it is still with the school, or on its way back. */
    public boolean isOut() {
        return lines.values().stream().anyMatch(line -> OUT.contains(line.state()));
    }
}
