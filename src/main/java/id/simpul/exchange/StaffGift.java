package id.simpul.exchange;

import java.util.List;

/**
 * The library gives a partner something for nothing.
 *
 * @param items the barcodes of the copies
 */
public record StaffGift(String partner, List<String> items) {
    public StaffGift {
        items = List.copyOf(items);
    }
}
