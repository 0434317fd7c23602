package id.simpul.rotation.batch;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
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
        SortedMap<String, BatchLine> lines) {

    private static final Set<LineState> OUT = EnumSet.of(LineState.SENT, LineState.RETURNED);

    public Batch {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    /** When it goes, when it is due back, and when what really happened. */
    public record Dates(
            LocalDate deliverOn,
            LocalDate dueOn,
            Optional<LocalDate> dispatchedOn,
            Optional<LocalDate> receivedOn,
            Optional<LocalDate> returnedOn,
            Optional<LocalDate> closedOn) {

        public static Dates planned(LocalDate deliverOn, LocalDate dueOn) {
            return new Dates(deliverOn, dueOn, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The day on which it is with the school: the one that was told, or a later one if it left late. */
        LocalDate arrivesOn() {
            return dispatchedOn.filter(deliverOn::isBefore).orElse(deliverOn);
        }

        Dates delivery(LocalDate on) {
            return new Dates(on, dueOn, dispatchedOn, receivedOn, returnedOn, closedOn);
        }

        Dates due(LocalDate on) {
            return new Dates(deliverOn, on, dispatchedOn, receivedOn, returnedOn, closedOn);
        }

        Dates dispatched(LocalDate on) {
            return new Dates(deliverOn, dueOn, Optional.of(on), receivedOn, returnedOn, closedOn);
        }

        Dates received(LocalDate on) {
            return new Dates(deliverOn, dueOn, dispatchedOn, Optional.of(on), returnedOn, closedOn);
        }

        Dates returned(LocalDate on) {
            return new Dates(deliverOn, dueOn, dispatchedOn, receivedOn, Optional.of(on), closedOn);
        }

        Dates closed(LocalDate on) {
            return new Dates(deliverOn, dueOn, dispatchedOn, receivedOn, returnedOn, Optional.of(on));
        }
    }

    public Batch in(BatchState next) {
        return new Batch(id, agreement, school, quarter, next, places, run, dates, assumed, lines);
    }

    Batch on(Dates changed) {
        return new Batch(id, agreement, school, quarter, state, places, run, changed, assumed, lines);
    }

    Batch assumed(boolean taken) {
        return new Batch(id, agreement, school, quarter, state, places, run, dates, taken, lines);
    }

    /** Brought by a run of the vehicle, on its day. */
    public Batch broughtBy(int number, LocalDate on) {
        return new Batch(
                id, agreement, school, quarter, state, places, Optional.of(number), dates.delivery(on), assumed, lines);
    }

    /** With these lines in the place of those of the same barcodes, or beside the others. */
    public Batch with(Collection<BatchLine> changed) {
        TreeMap<String, BatchLine> all = new TreeMap<>(lines);
        changed.forEach(line -> all.put(line.barcode(), line));
        return new Batch(id, agreement, school, quarter, state, places, run, dates, assumed, all);
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

    /** Whether anything of it is still with the school, or on its way back. */
    public boolean isOut() {
        return lines.values().stream().anyMatch(line -> OUT.contains(line.state()));
    }
}
