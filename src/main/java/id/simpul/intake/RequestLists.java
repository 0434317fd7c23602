package id.simpul.intake;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import java.util.Arrays;
import java.util.List;

/** What partners asked and what became of it, for staff to look at: the newest answer first, unless asked otherwise. */
public final class RequestLists {
    private static final Phrase REQUEST = new Phrase("nomor permintaan", "request");
    private static final Phrase PARTNER = new Phrase("mitra", "partner");
    private static final Phrase ANY = new Phrase("teks apa saja", "any text");

    private RequestLists() {}

    public static List<Listing<?>> all() {
        return List.of(list(), show(), TestReplies.listing());
    }

    private static List<Column<AnsweredRequest>> columns() {
        return List.of(
                Column.id("request", REQUEST, AnsweredRequest::request),
                Column.id("partner", PARTNER, AnsweredRequest::partner),
                Column.word("type", new Phrase("jenis", "type"), AnsweredRequest::type),
                Column.word("status", new Phrase("jawaban", "answer"), AnsweredRequest::status),
                Column.text("received", new Phrase("masuk", "received"), AnsweredRequest::received),
                Column.text("answered", new Phrase("dijawab", "answered"), AnsweredRequest::answered));
    }

    private static Listing<AnsweredRequest> list() {
        return new Listing<AnsweredRequest>(
                        "request.list",
                        columns(),
                        List.of(
                                new Filter("request", REQUEST, false, value -> true, ANY),
                                Filter.partner(),
                                Filter.oneOf(
                                        "type",
                                        new Phrase("jenis", "type"),
                                        Arrays.stream(RequestType.values())
                                                .filter(type -> !type.isStaffAct())
                                                .map(RequestType::wire)
                                                .toList()),
                                Filter.oneOf(
                                        "status",
                                        new Phrase("jawaban", "answer"),
                                        List.of("accepted", "refused", "pending", "invalid", "conflict"))),
                        RequestLists::page)
                .sortedBy(AnsweredRequests.ORDERS);
    }

    private static Page<AnsweredRequest> page(org.jdbi.v3.core.Handle db, Query query) {
        return query.filter("request")
                .map(number -> Page.whole(AnsweredRequests.numbered(db, number, query.partner(), query.most())))
                .orElseGet(() -> AnsweredRequests.page(
                        db,
                        new AnswerPlaces.Wanted(query.partner(), query.filter("type"), query.filter("status")),
                        query));
    }

    /** One request with what it waited and what it was worked on. */
    private static Listing<AnsweredRequest> show() {
        List<Column<AnsweredRequest>> more = new java.util.ArrayList<>(columns());
        more.add(Column.text(
                "happened", new Phrase("menurut mitra", "by the partner's clock"), AnsweredRequest::happened));
        more.add(
                Column.text("waitedSince", new Phrase("menunggu sejak", "waited since"), AnsweredRequest::waitedSince));
        more.add(Column.text("decided", new Phrase("diputuskan", "decided"), AnsweredRequest::decided));
        more.add(Column.text("decidedBy", new Phrase("diputuskan oleh", "decided by"), AnsweredRequest::decidedBy));
        more.add(Column.detail("reply", new Phrase("balasan", "reply"), AnsweredRequest::reply));
        return new Listing<>(
                "request.show",
                more,
                List.of(Filter.required("request", REQUEST), Filter.required("partner", PARTNER)),
                (db, query) -> Page.whole(
                        AnsweredRequests.numbered(db, query.filter("request").orElseThrow(), query.partner(), 1)));
    }
}
