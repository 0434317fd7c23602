package id.simpul.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Json;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptAmount;
import id.simpul.ledger.Phrase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** What is kept for a stated time: how long, how much of it there is, since when, and how many are gone; for staff to look at. */
final class KeptList {
    private KeptList() {}

    /**
     * One kind.
     *
     * @param amount how many rows its table has, by its statistics
     */
    private record Line(Kept kept, int days, KeptAmount amount, long tidied) {}

    static Listing<?> of(Ground ground, Supplier<List<Kept>> kept) {
        return new Listing<Line>(
                "retention.list",
                List.of(
                        Column.word("kind", new Phrase("jenis", "kind"), line -> line.kept()
                                .kind()
                                .name()),
                        Column.text(
                                "what",
                                new Phrase("apa", "what"),
                                line -> inBoth(line.kept().kind().what())),
                        Column.number("days", new Phrase("hari", "days"), Line::days),
                        Column.text("setting", new Phrase("isian kebijakan", "policy field"), line -> line.kept()
                                .term()
                                .field()),
                        Column.text("oldest", new Phrase("tertua", "oldest"), line -> line.amount()
                                .oldest()),
                        Column.number(
                                "rows",
                                new Phrase("baris (kira-kira)", "rows (about)"),
                                line -> positive(line.amount().rows())),
                        Column.number(
                                "bytes",
                                new Phrase("bita", "bytes"),
                                line -> positive(line.amount().bytes())),
                        Column.number("tidied", new Phrase("sudah dibersihkan", "tidied"), Line::tidied)),
                (db, query) -> Page.whole(lines(db, ground, kept.get())));
    }

    private static ObjectNode inBoth(Phrase what) {
        return Json.object().put("id", what.indonesian()).put("en", what.english());
    }

    private static Optional<Long> positive(long number) {
        return Optional.of(number).filter(there -> there > 0);
    }

    private static List<Line> lines(Handle db, Ground ground, List<Kept> kept) {
        LocalDate today = ground.mornings().dayOf(ground.clock().instant());
        return kept.stream()
                .map(one -> new Line(
                        one,
                        one.term().days().applyAsInt(ground.policies().asOf(today)),
                        KeptAmount.of(db, one, ground.policies().zone()),
                        Tidied.of(db, one.kind().name()).tidied()))
                .toList();
    }
}
