package id.simpul.exchange;

import java.util.Optional;

/** A title on a want-list. */
record Want(String title, Optional<String> isbn) {
    Work work() {
        return Work.of(title, isbn);
    }

    String key() {
        return work().key();
    }
}
