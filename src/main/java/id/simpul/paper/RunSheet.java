package id.simpul.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One trip of the vehicle.
 *
 * @param district where it goes, in words
 */
public record RunSheet(LocalDate day, int number, String district, List<Stop> stops) {
    public RunSheet {
        stops = List.copyOf(stops);
    }

    /** Some boxes, and how many books are in them; of books that are fetched also how many there were once. */
    public record Load(int boxes, int books, int of) {
        public static final Load NOTHING = new Load(0, 0, 0);
    }

    /** A school on the way, with whom to ask for there. */
    public record Stop(
            String school,
            Optional<String> address,
            Optional<String> contact,
            Optional<String> phone,
            Load brings,
            Load fetches) {}

    int boxesBrought() {
        return stops.stream().mapToInt(stop -> stop.brings().boxes()).sum();
    }

    int boxesFetched() {
        return stops.stream().mapToInt(stop -> stop.fetches().boxes()).sum();
    }
}
