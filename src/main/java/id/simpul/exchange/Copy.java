package id.simpul.exchange;

import java.util.Optional;

/** A copy of the host's stock of exchange titles that is in the house and promised to nobody. */
record Copy(String barcode, String title, Optional<String> volume, Optional<String> isbn) {
    /** The title as people say it, with its volume. */
    String name() {
        return volume.map(number -> title + ", " + number).orElse(title);
    }
}
