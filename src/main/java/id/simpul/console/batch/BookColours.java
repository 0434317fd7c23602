package id.simpul.console.batch;

/** The colour of where a book is, always beside its word. */
final class BookColours {
    private BookColours() {}

    static String of(String state) {
        return switch (state) {
            case "in", "returned" -> "ok";
            case "missing", "lost" -> "bad";
            case "sent", "planned" -> "info";
            default -> "rest";
        };
    }
}
