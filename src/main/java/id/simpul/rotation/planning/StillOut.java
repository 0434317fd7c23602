package id.simpul.rotation.planning;

import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.LineState;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The books that a plan counts on and that are still at schools: its places hang on their coming back. */
record StillOut(Set<String> barcodes) {
    StillOut {
        barcodes = Set.copyOf(barcodes);
    }

    static StillOut of(Handle db, QuarterPlan plan) {
        List<String> planned =
                plan.entries().stream().flatMap(StillOut::planned).toList();
        return new StillOut(new HashSet<>(
                db.createQuery("select barcode from items where barcode = any(:barcodes) and loan is not null")
                        .bindArray("barcodes", String.class, planned)
                        .mapTo(String.class)
                        .list()));
    }

    private static Stream<String> planned(QuarterPlan.Entry entry) {
        return entry.batch().linesIn(LineState.PLANNED).stream().map(BatchLine::barcode);
    }

    /** How many places of these hang on them. */
    int places(Collection<QuarterPlan.Entry> entries) {
        return (int) entries.stream()
                .flatMap(StillOut::planned)
                .filter(barcodes::contains)
                .count();
    }
}
