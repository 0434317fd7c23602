package id.simpul.catalogue;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes the library's items as its own system reports them: new ones, and what changed of those known. */
public final class CatalogueDesk implements Desk<CatalogueFacts> {
    private final Items items = new Items();

    /** What the reply says of it. */
    public record Outcome(String barcode) {}

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.CATALOGUE_ITEM);
    }

    @Override
    public CatalogueFacts facts(Handle db, List<Request> requests) {
        return items.factsFor(db, requests);
    }

    @Override
    public Decision decide(Request request, CatalogueFacts facts, Policy policy, LocalDate today) {
        Described described = facts.described(request);
        Item item = described.item();
        Catalogued change = change(described, facts);
        Optional<CatalogueFacts.Known> known = facts.item(item.barcode());
        if (known.isPresent() && known.get().onLoan() && isAnother(known.get().title(), change)) {
            return Decision.Refused.because(Reason.of(Code.ITEM_ON_LOAN_CHANGES_TITLE, "/data/title", item.barcode()));
        }
        return new Decision.Accepted(item.barcode(), new Outcome(item.barcode()), List.of(change), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        items.write(db, decided);
    }

    private static boolean isAnother(String title, Catalogued change) {
        return !title.equals(change.title()) && !change.joins().equals(Optional.of(title));
    }

    private static Catalogued change(Described described, CatalogueFacts facts) {
        Optional<String> byWork = facts.title(described.work());
        Optional<String> byIsbn = described.isbn().flatMap(facts::title);
        String title = byWork.or(() -> byIsbn).orElse(described.work().value());
        Optional<String> joins = byIsbn.filter(other -> !other.equals(title));
        return new Catalogued(described.item(), described.work(), described.isbn(), title, joins);
    }
}
