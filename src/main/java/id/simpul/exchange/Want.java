package id.simpul.exchange;

import java.util.Optional;

/** A title on a want-list. */
public record Want(String title, Optional<String> isbn) {
    WrittenTitle work() {
        return WrittenTitle.of(title, isbn);
    }

    String key() {
        return work().key();
    }
}
