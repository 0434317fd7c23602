package id.simpul.rotation.batch;

import id.simpul.rotation.Turnaround;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** On which day the books that staff look through were collected: what is on time is told by that day, not by the scan (R9). */
final class Collected {
    private Collected() {}

    /**
     * As staff say; else as the school said of what it gave back; else the day of the exchange, if the scan is soon after it; else
     * the day of the scan.
     */
    static LocalDate on(Optional<LocalDate> said, Batch batch, List<BatchLine> in, Day scan) {
        if (said.isPresent()) {
            return said.get();
        }
        Batch.Dates dates = batch.dates();
        boolean told = in.stream().allMatch(line -> line.state() == LineState.RETURNED);
        if (told && dates.returnedOn().isPresent()) {
            return dates.returnedOn().get();
        }
        return scan.isSoonAfter(dates.dueOn()) ? dates.dueOn() : scan.today();
    }

    /** The day of a scan. */
    record Day(LocalDate today, Turnaround turnaround) {
        private boolean isSoonAfter(LocalDate due) {
            return !today.isBefore(due) && !today.isAfter(turnaround.readyOn(due));
        }
    }
}
