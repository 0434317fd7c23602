package id.simpul.exchange;

import java.util.List;
import java.util.Optional;

/**
 * An exception to one for one.
 *
 * @param gives the partner's own names for what it gives
 * @param gets the barcodes of what it gets
 */
public record StaffException(String exchange, Optional<List<String>> gives, Optional<List<String>> gets)
        implements AboutExchange {
    public StaffException {
        gives = gives.map(List::copyOf);
        gets = gets.map(List::copyOf);
    }
}
