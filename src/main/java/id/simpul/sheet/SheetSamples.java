package id.simpul.sheet;

import id.simpul.partner.Language;
import java.util.List;
import java.util.stream.IntStream;

/** What a list looks like, as an example to be filled in. */
public final class SheetSamples {
    private SheetSamples() {}

    public static List<String> headings(SheetKind kind, Language language) {
        return kind.columns().stream()
                .map(column -> column.heading().text(language))
                .toList();
    }

    public static List<List<String>> rows(SheetKind kind) {
        int most = kind.columns().stream()
                .mapToInt(column -> column.samples().size())
                .max()
                .orElse(0);
        return IntStream.range(0, most)
                .mapToObj(row -> kind.columns().stream()
                        .map(column ->
                                row < column.samples().size() ? column.samples().get(row) : "")
                        .toList())
                .toList();
    }
}
