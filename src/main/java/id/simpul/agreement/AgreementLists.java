package id.simpul.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.feature.Column.Kind;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** All formal agreements, and one with its parties and its history, for staff to look at. */
final class AgreementLists {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Phrase AGREEMENT = new Phrase("perjanjian", "agreement");
    private static final Phrase NUMBER = new Phrase("nomor", "number");
    private static final Phrase TITLE = new Phrase("judul", "title");
    private static final Phrase FROM = new Phrase("dari", "from");
    private static final Phrase TO = new Phrase("sampai", "to");
    private static final Phrase STATE = new Phrase("status", "state");

    private AgreementLists() {}

    public static List<Listing<?>> all() {
        return List.of(list(), show(), waiting());
    }

    private static Listing<Agreement> list() {
        return new Listing<Agreement>(
                        "agreement.list",
                        List.of(
                                Column.detail("agreement", AGREEMENT, Agreement::id),
                                Column.id("number", NUMBER, one -> one.subject().number()),
                                Column.text("title", TITLE, one -> one.subject().title()),
                                Column.text("from", FROM, one -> one.term().from()),
                                Column.text("to", TO, one -> one.term().to()),
                                Column.word("form", new Phrase("bentuk", "form"), one -> one.subject()
                                        .form()
                                        .wire()),
                                Column.detail("origin", new Phrase("asal", "origin"), one -> one.origin()
                                        .wire()),
                                Column.word("state", STATE, one -> one.state().wire()),
                                Column.text("parties", new Phrase("pihak", "parties"), Agreement::partners)),
                        List.of(
                                new Filter(
                                        "q",
                                        new Phrase("nomor atau judul", "number or title"),
                                        false,
                                        value -> true,
                                        TITLE),
                                Filter.partner()),
                        AgreementLists::page)
                .sortedBy(Agreements.ORDERS);
    }

    private static Page<Agreement> page(Handle db, Query query) {
        return Page.of(Agreements.page(db, query.filter("q"), query.partner(), query.among(Agreements.ORDERS)));
    }

    private static Listing<Proposal> waiting() {
        return new Listing<>(
                "agreement.waiting",
                List.of(
                        Column.id("proposal", new Phrase("usulan", "proposal"), Proposal::id),
                        Column.text("since", new Phrase("sejak", "since"), Proposal::since),
                        Column.text("title", TITLE, Proposal::title),
                        Column.word("form", new Phrase("bentuk", "form"), one -> one.form()
                                .wire()),
                        Column.text("from", FROM, one -> one.term().from()),
                        Column.text("to", TO, one -> one.term().to()),
                        Column.text("parties", new Phrase("pihak", "parties"), Proposal::parties)),
                (db, query) -> Page.of(
                        Proposals.waiting(db, LAST, query.after().orElse(""), query.most()),
                        query.most(),
                        last -> last.since() + " " + last.id()));
    }

    private static Listing<ObjectNode> show() {
        return new Listing<>(
                "agreement.show",
                List.of(
                        field("agreement", AGREEMENT, Kind.DETAIL),
                        field("number", NUMBER, Kind.ID),
                        field("title", TITLE, Kind.TEXT),
                        field("from", FROM, Kind.TEXT),
                        field("to", TO, Kind.TEXT),
                        field("form", new Phrase("bentuk", "form"), Kind.DETAIL),
                        field("origin", new Phrase("asal", "origin"), Kind.DETAIL),
                        field("state", STATE, Kind.WORD),
                        field("parties", new Phrase("pihak", "parties"), Kind.DETAIL),
                        field("signedOn", new Phrase("ditandatangani", "signed on"), Kind.TEXT),
                        field("goals", new Phrase("tujuan", "goals"), Kind.DETAIL),
                        field("source", new Phrase("sumber", "source"), Kind.DETAIL),
                        field("scan", new Phrase("pindaian", "scan"), Kind.TEXT),
                        field("sha256", new Phrase("SHA-256", "SHA-256"), Kind.DETAIL),
                        field("partner", new Phrase("mitra", "partner"), Kind.ID),
                        field("signedAs", new Phrase("sebagai", "signed as"), Kind.TEXT),
                        field("at", new Phrase("pada", "at"), Kind.TEXT),
                        field("step", new Phrase("langkah", "step"), Kind.WORD),
                        field("detail", new Phrase("rincian", "detail"), Kind.DETAIL)),
                List.of(Filter.required("agreement", AGREEMENT)),
                (db, query) ->
                        shown(AgreementBook.show(db, query.filter("agreement").orElseThrow())));
    }

    private static Column<ObjectNode> field(String key, Phrase heading, Kind kind) {
        return new Column<>(key, heading, kind, line -> Optional.<JsonNode>ofNullable(line.get(key)));
    }

    private static Page<ObjectNode> shown(List<ObjectNode> lines) {
        if (lines.isEmpty()) {
            throw NotShown.notFound("/data/agreement", new Phrase("perjanjian", "agreement"));
        }
        return Page.whole(lines);
    }
}
