package id.simpul.sheet;

/** A file that cannot be read as a list at all. */
final class SheetRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SheetMistake mistake;

    SheetRefused(SheetMistake mistake) {
        super(mistake.says().english());
        this.mistake = mistake;
    }

    SheetRefused(String indonesian, String english) {
        this(SheetMistake.ofFile(indonesian, english));
    }

    SheetMistake mistake() {
        return mistake;
    }
}
