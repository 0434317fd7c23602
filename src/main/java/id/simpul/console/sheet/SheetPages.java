package id.simpul.console.sheet;

import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.sheet.SheetHand;
import id.simpul.sheet.SheetKind;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The pages by which lists come in, and what they have in common. */
public final class SheetPages {
    private static final Map<SheetKind, String> LISTS = Map.of(
            SheetKind.PARTNERS, "/partners",
            SheetKind.ITEMS, "/sheets",
            SheetKind.AGREEMENTS, "/agreements",
            SheetKind.RETURNS, "/batches");

    private SheetPages() {}

    /**
     * @param clock of the machine: uploads are kept as long as people wait
     */
    public static List<Page> all(Reads reads, SheetHand hand, InstantSource clock) {
        return List.of(
                new SheetsPage(), new SheetPage(reads, clock), new SheetSample(), new SheetLookPage(reads, hand));
    }

    /** Lets go of what was uploaded and left. */
    public static void sweep(Reads reads, InstantSource clock) {
        reads.read(db -> {
            Uploads.sweep(db, clock.instant());
            return true;
        });
    }

    static SheetKind kind(Visit visit) {
        return SheetKind.ofWire(visit.place("kind")).orElseThrow(NoPage::new);
    }

    static String address(SheetKind kind) {
        return "/sheets/" + kind.wire();
    }

    /** Where what came in is looked at. */
    static String list(SheetKind kind) {
        return LISTS.get(kind);
    }

    /** The words of a kind of list. */
    static String words(Visit visit, SheetKind kind, String which) {
        return visit.words().get("sheet." + kind.wire() + "." + which);
    }
}
