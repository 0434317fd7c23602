package id.simpul.exchange;

import id.simpul.catalogue.Isbn;
import id.simpul.catalogue.TitleKey;
import java.util.Optional;

/** What a publication is called, as somebody wrote it: by this alone it is known again in offers, want-lists and the stock. */
record WrittenTitle(String title, Optional<String> volume, Optional<String> isbn) {
    static WrittenTitle of(String title, Optional<String> isbn) {
        return new WrittenTitle(title, Optional.empty(), isbn);
    }

    /** Title and volume, written alike. */
    String plain() {
        return TitleKey.plain(volume.map(number -> title + " " + number).orElse(title));
    }

    /** The title alone, written alike. */
    String bare() {
        return TitleKey.plain(title);
    }

    Optional<Isbn> number() {
        return isbn.flatMap(Isbn::of);
    }

    /** The same for every way of writing this publication's title and ISBN. */
    String key() {
        return plain() + number().map(number -> " isbn " + number).orElse("");
    }
}
