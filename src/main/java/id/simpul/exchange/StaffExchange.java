package id.simpul.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The library's own step in an exchange.
 *
 * @param act {@code agree}, {@code sent} or {@code received}
 * @param pairs those it is about; all that it can be meant for if none is named
 */
public record StaffExchange(
        String exchange,
        String act,
        Optional<List<String>> pairs,
        Optional<List<String>> decline,
        Optional<LocalDate> on)
        implements AboutExchange {
    public StaffExchange {
        pairs = pairs.map(List::copyOf);
        decline = decline.map(List::copyOf);
    }
}
