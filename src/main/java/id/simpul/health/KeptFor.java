package id.simpul.health;

import id.simpul.health.Reading.Figure;
import id.simpul.hub.Stores;
import id.simpul.hub.Work;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptAmount;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How much there is of what is kept for a stated time, and whether it goes when its time has come. */
final class KeptFor {
    /** So many days a morning may have been missed. */
    private static final int LATE = 14;

    private final Stores stores;
    private final Work work;

    KeptFor(Stores stores, Work work) {
        this.stores = stores;
        this.work = work;
    }

    Reading look() {
        return stores.database().jdbi().withHandle(this::look);
    }

    private Reading look(Handle db) {
        LocalDate today =
                LocalDate.ofInstant(stores.clock().instant(), stores.policies().zone());
        List<Figure> figures = new ArrayList<>();
        Optional<Reading> late = Optional.empty();
        for (Kept one : work.overview().kept()) {
            KeptAmount amount = KeptAmount.of(db, one, stores.policies().zone());
            figures.add(new Figure("kept.rows", "kind", one.kind().name(), amount.rows()));
            figures.add(new Figure("kept.bytes", "kind", one.kind().name(), amount.bytes()));
            if (amount.oldest().isPresent()) {
                long days = ChronoUnit.DAYS.between(amount.oldest().get(), today);
                figures.add(new Figure("kept.oldest.days", "kind", one.kind().name(), days));
                int term = one.term().days().applyAsInt(stores.policies().asOf(today));
                late = days > term + LATE ? Optional.of(late(one, days, term)) : late;
            }
        }
        return late.orElseGet(Reading::up).with(figures);
    }

    private static Reading late(Kept one, long days, int term) {
        return Reading.degraded(
                "yang disimpan terlalu lama: " + one.kind().what().indonesian() + ", tertua " + days
                        + " hari, semestinya " + term + "; lihat tugas retention.tidy dengan ./simpul job list",
                "kept too long: " + one.kind().what().english() + ", the oldest for " + days
                        + " days, where it is to be " + term
                        + "; look at the work retention.tidy with ./simpul job list");
    }
}
