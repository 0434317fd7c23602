package id.simpul.catalogue;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Stock-taking (opname): staff record copies that are not found in the house, that were found again, or that are taken out of the
 * collection for good. Each copy is judged by itself; of the others it is said why not.
 */
final class CopiesDesk implements Desk<CopiesDesk.Facts> {
    private static final Phrase OUT = new Phrase(
            "sedang di luar perpustakaan; catat lewat pengembaliannya",
            "it is out of the library; record it with its return");
    private static final Phrase WITHDRAWN = new Phrase(
            "sudah dikeluarkan dari koleksi; buku yang masuk lagi diberi barcode baru",
            "it was withdrawn; a book that comes in again gets a new barcode");
    private static final Phrase LOST_ELSEWHERE = new Phrase(
            "tercatat hilang di peminjam; catat lewat pemeriksaan paketnya",
            "it is recorded as lost by who had it; record it with the check of its batch");

    /** What was seen of which copies: {@code lost}, {@code found} or {@code withdrawn}. */
    record Asked(String act, List<String> barcodes) {}

    /** What the reply says of it. */
    record Outcome(String act, List<String> barcodes) {}

    /**
     * How a copy stands.
     *
     * @param lost also by whoever had borrowed it
     */
    record Standing(String barcode, boolean onLoan, boolean lost, Optional<Gone> gone) {}

    /** A copy leaves the collection or comes back. */
    record Moved(Request by, String barcode, Optional<Gone> gone) implements Effect {
        @Override
        public List<Event> events() {
            return List.of(new Event(
                    by.partner(),
                    Optional.of(by.id()),
                    barcode,
                    gone.map(Gone::wire).orElse("found"),
                    Json.object()));
        }
    }

    /** The copies that acts speak of. */
    static final class Facts implements Desk.Facts {
        private final Map<String, Standing> copies = new HashMap<>();

        Facts(List<Standing> copies) {
            copies.forEach(copy -> this.copies.put(copy.barcode(), copy));
        }

        @Override
        public void apply(Effect effect) {
            // Acts of staff come one by one.
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_CATALOGUE_COPIES);
    }

    @Override
    public Facts facts(Handle db, List<Request> requests) {
        return new Facts(StockTaking.read(
                db,
                requests.stream()
                        .flatMap(request -> request.as(Asked.class).barcodes().stream())
                        .toList()));
    }

    @Override
    public Decision decide(Request request, Facts facts, Policy policy, LocalDate today) {
        Asked asked = request.as(Asked.class);
        List<Reason> against = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (int place = 0; place < asked.barcodes().size(); place++) {
            String barcode = asked.barcodes().get(place);
            Optional<Phrase> hindrance = hindrance(asked.act(), Optional.ofNullable(facts.copies.get(barcode)));
            if (hindrance.isPresent()) {
                against.add(Reason.of(Code.COPY_STAYS, "/data/barcodes/" + place, barcode, hindrance.get()));
            } else {
                done.add(barcode);
            }
        }
        return done.isEmpty()
                ? new Decision.Refused(Json.object(), against)
                : new Decision.Accepted(
                        asked.act(),
                        new Outcome(asked.act(), List.copyOf(done)),
                        against,
                        moved(request, done, facts),
                        List.of());
    }

    private static List<Effect> moved(Request request, Set<String> done, Facts facts) {
        String act = request.as(Asked.class).act();
        Optional<Gone> gone = act.equals("found") ? Optional.empty() : Optional.of(Gone.ofWire(act));
        List<Effect> moved = new ArrayList<>();
        done.stream()
                .filter(barcode -> !facts.copies.get(barcode).gone().equals(gone))
                .forEach(barcode -> moved.add(new Moved(request, barcode, gone)));
        return moved;
    }

    private static Optional<Phrase> hindrance(String act, Optional<Standing> known) {
        if (known.isEmpty()) {
            return Optional.of(new Phrase("tidak ada di katalog", "it is not in the catalogue"));
        }
        Standing copy = known.get();
        if (copy.onLoan()) {
            return Optional.of(OUT);
        }
        if (act.equals("withdrawn")) {
            return Optional.empty();
        }
        if (copy.gone().equals(Optional.of(Gone.WITHDRAWN))) {
            return Optional.of(WITHDRAWN);
        }
        if (copy.lost() && copy.gone().isEmpty()) {
            return Optional.of(LOST_ELSEWHERE);
        }
        return act.equals("found") && !copy.lost()
                ? Optional.of(new Phrase("tidak tercatat hilang", "it is not recorded as lost"))
                : Optional.empty();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        StockTaking.write(db, Effects.of(decided, Moved.class));
    }
}
