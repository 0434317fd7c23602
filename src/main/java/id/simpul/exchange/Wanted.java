package id.simpul.exchange;

import java.util.Optional;

/** A title on a want-list as it is kept: as it was written, and as it is compared. */
record Wanted(String title, Optional<String> isbn, Spelling spelling) {
    static Wanted of(Want want) {
        return new Wanted(want.title(), want.isbn(), Spelling.of(want.title(), want.isbn()));
    }

    String key() {
        return spelling.key();
    }
}
