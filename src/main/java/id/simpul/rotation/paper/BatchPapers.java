package id.simpul.rotation.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.paper.Arrival;
import id.simpul.paper.Handover;
import id.simpul.paper.PackedBatch;
import id.simpul.paper.PackingList;
import id.simpul.paper.Pages;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.paper.WantedBatches.Day;
import id.simpul.rotation.paper.WantedBatches.Wanted;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The papers that go with a batch: its packing list, and the records that it changed hands. */
record BatchPapers(Schedule schedule, Clock clock, Arrival.Source arrivals) {
    List<Document> all() {
        return List.of(
                new Document("paper.packing-list", WantedBatches.filters(), this::packingLists),
                new Document(
                        "paper.handover",
                        Stream.concat(
                                        WantedBatches.filters().stream(),
                                        Stream.of(Filter.flag("back", new Phrase("pengembalian", "giving back"))))
                                .toList(),
                        this::handovers));
    }

    /** A batch with what is in its boxes. */
    static PackedBatch packed(Wanted wanted) {
        return packed(
                wanted,
                wanted.batch().lines().values().stream()
                        .filter(line -> line.state() != LineState.DROPPED)
                        .toList());
    }

    private static PackedBatch packed(Wanted wanted, Collection<BatchLine> lines) {
        return new PackedBatch(
                wanted.batch().id(),
                wanted.school(),
                wanted.address(),
                wanted.batch().quarter(),
                wanted.batch().dates().deliverOn(),
                wanted.batch().dates().dueOn(),
                wanted.batch().run(),
                lines.stream()
                        .map(line -> new PackedBatch.Book(
                                line.barcode(), line.name(), line.level().equals("upper"), line.box(), line.added()))
                        .toList());
    }

    private Page<ObjectNode> packingLists(Handle db, Query query) {
        Page<Wanted> wanted = WantedBatches.page(db, query, Day.DELIVERY);
        Print print = Print.of(query, schedule, clock);
        return drawn(print.pages("packing-list"), wanted, (pages, one) -> {
            new PackingList(pages, arrivals).draw(packed(one));
            return true;
        });
    }

    private Page<ObjectNode> handovers(Handle db, Query query) {
        boolean back = query.flag("back");
        Page<Wanted> wanted = WantedBatches.page(db, query, back ? Day.COLLECTION : Day.DELIVERY);
        Print print = Print.of(query, schedule, clock);
        Page<ObjectNode> drawn = drawn(
                print.pages("handover"), wanted, (pages, one) -> back ? back(pages, one, print) : over(pages, one));
        if (drawn.rows().isEmpty() && query.filter("batch").isPresent()) {
            throw back
                    ? Print.nothing("tidak ada buku paket itu di sekolah", "no book of that batch is at the school")
                    : Print.nothing("paket itu tidak berisi buku", "there is no book in that batch");
        }
        return drawn;
    }

    private static boolean over(Pages pages, Wanted one) {
        PackedBatch batch = packed(one);
        if (!batch.books().isEmpty()) {
            new Handover(pages).draw(batch, Handover.Way.TO_SCHOOL, List.of());
        }
        return !batch.books().isEmpty();
    }

    private static boolean back(Pages pages, Wanted one, Print print) {
        PackedBatch there = packed(one, one.batch().linesIn(LineState.PLANNED, LineState.SENT));
        if (!there.books().isEmpty()) {
            new Handover(pages).draw(there, Handover.Way.BACK, known(one, print));
        }
        return !there.books().isEmpty();
    }

    /** What is known not to come back, or not whole. */
    private static List<Handover.Known> known(Wanted one, Print print) {
        return one.batch().lines().values().stream()
                .flatMap(line -> said(line)
                        .map(what -> new Handover.Known(
                                line.barcode(), line.name(), print.words().get("handover.line." + what)))
                        .stream())
                .toList();
    }

    private static Optional<String> said(BatchLine line) {
        return switch (line.state()) {
            case LOST -> Optional.of("lost");
            case MISSING -> Optional.of("missing");
            case SENT -> line.damaged() ? Optional.of("damaged") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** How one paper is drawn. */
    private interface Drawing {
        /** @return whether there was anything to be drawn */
        boolean draw(Pages pages, Wanted one);
    }

    private static Page<ObjectNode> drawn(Pages pages, Page<Wanted> wanted, Drawing drawing) {
        boolean any = false;
        for (Wanted one : wanted.rows()) {
            any |= drawing.draw(pages, one);
        }
        return new Page<>(any ? List.of(Print.file(pages.bytes())) : List.of(), wanted.next());
    }
}
