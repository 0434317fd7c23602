package id.simpul.rotation.batch;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;

/** What the reply says of a swap: which book goes no more, and which goes instead. */
public record SwapOutcome(String batch, PartnerId school, Quarter quarter, Book out, Book in) {
    /** A book as it is named to people. */
    public record Book(String barcode, String title) {}
}
