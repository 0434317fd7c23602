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
        if (done.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        Optional<Gone> gone = asked.act().equals("found") ? Optional.empty() : Optional.of(Gone.ofWire(asked.act()));
        List<Effect> effects = new ArrayList<>();
        done.stream()
                .filter(barcode -> !facts.copies.get(barcode).gone().equals(gone))
                .forEach(barcode -> effects.add(new Moved(request, barcode, gone)));
        Outcome outcome = new Outcome(asked.act(), List.copyOf(done));
        return new Decision.Accepted(asked.act(), outcome, against, effects, List.of());
    }

    private static Optional<Phrase> hindrance(String act, Optional<Standing> copy) {
        if (copy.isEmpty()) {
            return Optional.of(new Phrase("tidak ada di katalog", "it is not in the catalogue"));
        }
        if (copy.get().onLoan()) {
            return Optional.of(new Phrase(
                    "sedang di luar perpustakaan; catat lewat pengembaliannya",
                    "it is out of the library; record it with its return"));
        }
        boolean withdrawn = copy.get().gone().equals(Optional.of(Gone.WITHDRAWN));
        if (act.equals("withdrawn")) {
            return Optional.empty();
        }
        if (withdrawn) {
            return Optional.of(new Phrase(
                    "sudah dikeluarkan dari koleksi; buku yang masuk lagi diberi barcode baru",
                    "it was withdrawn; a book that comes in again gets a new barcode"));
        }
        if (copy.get().lost() && copy.get().gone().isEmpty()) {
            return Optional.of(new Phrase(
                    "tercatat hilang di peminjam; catat lewat pemeriksaan paketnya",
                    "it is recorded as lost by who had it; record it with the check of its batch"));
        }
        return act.equals("found") && !copy.get().lost()
                ? Optional.of(new Phrase("tidak tercatat hilang", "it is not recorded as lost"))
                : Optional.empty();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        StockTaking.write(db, Effects.of(decided, Moved.class));
    }
}
