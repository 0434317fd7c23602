package id.simpul.intake;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.intake.PendingRows.Place;
import id.simpul.intake.PendingRows.Wanted;
import id.simpul.ledger.Phrase;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What waits for a decision, the longest waiting first, for staff to look at. */
public final class PendingList {
    private static final Phrase REQUEST = new Phrase("harus nomor permintaan", "must be a request's id");

    private PendingList() {}

    public static Listing<WaitingRequest> of(PendingDecisions pending) {
        return new Listing<>(
                "pending",
                List.of(
                        Column.id(
                                "request",
                                new Phrase("permintaan", "request"),
                                waiting -> waiting.partner() + "/" + waiting.request()),
                        Column.id("partner", new Phrase("mitra", "partner"), WaitingRequest::partner),
                        Column.word("type", new Phrase("jenis", "type"), waiting -> waiting.type()
                                .wire()),
                        Column.word("waitsFor", new Phrase("menunggu", "waits for"), WaitingRequest::waitsFor),
                        Column.text("since", new Phrase("sejak", "since"), waiting -> waiting.since()
                                .toString()),
                        Column.text("dueBy", new Phrase("batas", "due by"), WaitingRequest::dueBy),
                        Column.word(
                                "late",
                                new Phrase("terlambat", "late"),
                                waiting -> pending.isLate(waiting) ? Optional.of("late") : Optional.empty()),
                        Column.word("codes", new Phrase("sebab", "because"), WaitingRequest::codes),
                        Column.detail("answers", new Phrase("jawaban", "answers"), waiting -> waiting.answers().stream()
                                .map(Verdict::wire)
                                .toList()),
                        Column.detail("reasons", new Phrase("alasan", "reasons"), WaitingRequest::reasons),
                        Column.detail("data", new Phrase("isi", "data"), WaitingRequest::data)),
                List.of(
                        Filter.partner(),
                        new Filter("request", new Phrase("permintaan", "request"), false, value -> true, REQUEST)),
                (db, query) -> page(pending, db, query));
    }

    private static Page<WaitingRequest> page(PendingDecisions pending, Handle db, Query query) {
        List<WaitingRequest> rows = pending.page(
                db,
                new Wanted(query.partner(), query.filter("request")),
                query.after().map(Place::parse),
                query.most());
        return Page.of(rows, query.most(), last -> Place.of(last).toString());
    }
}
