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
    public boolean standsAlone() {
        return true;
    }

    @Override
    public CatalogueFacts facts(Handle db, List<Request> requests) {
        return items.factsFor(db, requests);
    }

    @Override
    public Decision decide(Request request, CatalogueFacts facts, Policy policy, LocalDate today) {
        Catalogued change = Placing.of(facts.described(request), facts);
        String barcode = change.item().barcode();
        Optional<CatalogueFacts.Known> known = facts.item(barcode);
        if (known.isPresent() && known.get().onLoan() && isAnother(known.get(), change, facts.works())) {
            return Decision.Refused.because(Reason.of(Code.ITEM_ON_LOAN_CHANGES_TITLE, "/data/title", barcode));
        }
        return new Decision.Accepted(barcode, new Outcome(barcode), gone(known), List.of(change), List.of());
    }

    /** A spelling is corrected at any time; another title while the book is out is a mistake somewhere. */
    private static boolean isAnother(CatalogueFacts.Known known, Catalogued change, Works works) {
        String work = works.workOf(known.described());
        boolean same = work.equals(change.title()) || change.joins().contains(work);
        return !same
                && works.form(known.described())
                        .filter(change.described().form()::isNear)
                        .isEmpty();
    }

    /** What is told of a copy that is gone is noted, and does not bring it back. */
    private static List<Reason> gone(Optional<CatalogueFacts.Known> known) {
        return known.flatMap(CatalogueFacts.Known::gone)
                .map(gone -> Reason.of(
                        gone == Gone.LOST ? Code.ITEM_STAYS_LOST : Code.ITEM_STAYS_WITHDRAWN, "/data/barcode"))
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        items.write(db, decided);
    }
}
