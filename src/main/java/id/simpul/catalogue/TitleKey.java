package id.simpul.catalogue;

import id.simpul.ledger.Ids;
import java.util.Optional;
import java.util.Set;

/**
 * By what a work is known again: its title, author and volume, written alike, or its ISBN and volume. Two descriptions that share the
 * key of their title are one work, whatever copy or printing they were taken from; an ISBN is only a hint ({@link SameWork}).
 */
public record TitleKey(String value) {
    /**
     * Which way of writing titles alike this is; to be raised by one whenever {@link #plain(String)} changes. What was stored by an
     * earlier one is written anew after the hub's start.
     */
    public static final int VERSION = 4;

    /** The key of title, author and volume; the order of an author's names does not matter. */
    public static TitleKey ofWork(String title, Optional<String> author, Optional<String> volume) {
        return SameWork.of(title, author, volume).key();
    }

    /** The key of an ISBN and a volume; none if the number is not a valid ISBN, or a whole set's. */
    public static Optional<TitleKey> ofIsbn(Optional<String> isbn, Optional<String> volume) {
        return isbn.flatMap(Isbn::of).map(number -> new TitleKey("isbn-" + number + volumePart(volume)));
    }

    /** Title and volume as one, written alike. */
    public static String plain(String title, Optional<String> volume) {
        return TitleForm.of(title, volume).whole();
    }

    /** Small letters and digits, without accents and marks, single spaces, volumes in figures at the end. */
    public static String plain(String title) {
        return plain(title, Optional.empty());
    }

    /** Whose work it is; if the field for it is empty, as the title says behind a slash. */
    static Set<String> authors(TitleForm form, Optional<String> author) {
        Set<String> named = author.map(Authors::of).orElse(Set.of());
        return named.isEmpty() ? Authors.of(form.responsible()) : named;
    }

    private static String volumePart(Optional<String> volume) {
        String plain = volume.map(Volumes::ofField).orElse("");
        return plain.isEmpty() ? "" : "-" + Ids.of("vol", plain);
    }
}
