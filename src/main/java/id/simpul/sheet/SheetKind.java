package id.simpul.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of list that can be brought in. */
public enum SheetKind {
    PARTNERS(PartnerLines.COLUMNS, 2_000),
    ITEMS(ItemLines.COLUMNS, 5_000),
    AGREEMENTS(AgreementLines.COLUMNS, 2_000),
    RETURNS(ReturnLines.COLUMNS, 5_000);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<SheetColumn> columns;

    private final int mostLines;

    SheetKind(List<SheetColumn> columns, int mostLines) {
        this.columns = columns;
        this.mostLines = mostLines;
    }

    public static Optional<SheetKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<SheetColumn> columns() {
        return columns;
    }

    /** So many lines of content are taken at once. */
    public int mostLines() {
        return mostLines;
    }

    SheetDrafts acts(List<SheetLine> lines, String source) {
        return switch (this) {
            case PARTNERS -> PartnerLines.acts(lines);
            case ITEMS -> ItemLines.acts(lines);
            case AGREEMENTS -> AgreementLines.acts(lines, source);
            case RETURNS -> ReturnLines.acts(lines);
        };
    }
}
