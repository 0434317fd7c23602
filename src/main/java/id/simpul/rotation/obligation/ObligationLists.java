package id.simpul.rotation.obligation;

import id.simpul.database.Part;
import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.rotation.obligation.ObligationBook.Entry;
import id.simpul.rotation.obligation.ObligationBook.Fate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What is to be replaced, and what became of everything ever lost, for staff to look at. */
public final class ObligationLists {
    private static final Phrase STATE = new Phrase("status", "state");
    private static final Phrase HOW = new Phrase("cara", "how");

    private ObligationLists() {}

    public static List<Listing<?>> all() {
        return List.of(open(), fates());
    }

    /** What is to be replaced, and whom to ask for at the school. */
    private record Owing(Entry entry, Contacts contacts) {}

    private static Listing<Owing> open() {
        return new Listing<Owing>(
                        "obligation.list",
                        List.of(
                                Column.id("obligation", new Phrase("kewajiban", "obligation"), one -> one.entry()
                                        .obligation()),
                                Column.id("school", new Phrase("sekolah", "school"), one -> one.entry()
                                        .school()),
                                Column.detail("name", new Phrase("nama", "name"), one -> one.entry()
                                        .schoolName()),
                                Column.id("barcode", new Phrase("barcode", "barcode"), one -> one.entry()
                                        .barcode()),
                                Column.text("title", new Phrase("judul", "title"), one -> one.entry()
                                        .title()),
                                Column.word("state", STATE, one -> one.entry()
                                        .state()
                                        .wire()),
                                Column.text("since", new Phrase("sejak", "since"), one -> one.entry()
                                        .since()),
                                Column.text("dueOn", new Phrase("batas", "due"), one -> one.entry()
                                        .dueOn()),
                                Column.detail("batch", new Phrase("paket", "batch"), one -> one.entry()
                                        .batch()),
                                Column.detail("promised", new Phrase("dijanjikan", "promised"), one -> one.entry()
                                        .promised()),
                                Column.detail("promisedSame", new Phrase("judul sama", "same title"), one -> one.entry()
                                        .promisedSame()),
                                Column.personal("contact", new Phrase("narahubung", "contact"), one -> one.contacts()
                                        .person(one.entry().school())),
                                Column.personal("phone", new Phrase("telepon", "phone"), one -> one.contacts()
                                        .phone(one.entry().school()))),
                        List.of(
                                new Filter(
                                        "q",
                                        new Phrase("judul buku", "title"),
                                        false,
                                        value -> true,
                                        Phrase.verbatim("")),
                                Filter.oneOf(
                                        "state",
                                        STATE,
                                        Arrays.stream(ObligationState.values())
                                                .map(ObligationState::wire)
                                                .toList()),
                                Filter.partner(),
                                new Filter(
                                        "obligation",
                                        new Phrase("kewajiban", "obligation"),
                                        false,
                                        id -> true,
                                        Phrase.verbatim(""))),
                        ObligationLists::owing)
                .sortedBy(ObligationBook.ORDERS);
    }

    private static Page<Owing> owing(Handle db, Query query) {
        String one = query.filter("obligation").orElse("");
        Optional<String> state = query.filter("state");
        Part<Entry> page = ObligationBook.page(
                db,
                new ObligationBook.Wanted(
                        one.isEmpty() && state.isEmpty(),
                        one,
                        query.filter("partner").orElse(""),
                        state,
                        query.filter("q").orElse("")),
                query.among(ObligationBook.ORDERS));
        Contacts contacts =
                Contacts.of(db, page.rows().stream().map(Entry::school).toList());
        return Page.of(page.map(entry -> new Owing(entry, contacts)));
    }

    /** So many of one fate or, if each is asked for, what became of one item. */
    private record Told(Optional<Entry> each, Optional<Fate> sum) {
        <T> Optional<T> each(Function<Entry, T> value) {
            return each.map(value);
        }
    }

    private static Listing<Told> fates() {
        return new Listing<>(
                "obligation.fates",
                List.of(
                        Column.id(
                                "obligation",
                                new Phrase("kewajiban", "obligation"),
                                told -> told.each(Entry::obligation)),
                        Column.id("school", new Phrase("sekolah", "school"), told -> told.each(Entry::school)),
                        Column.detail("name", new Phrase("nama", "name"), told -> told.each(Entry::schoolName)),
                        Column.id("barcode", new Phrase("barcode", "barcode"), told -> told.each(Entry::barcode)),
                        Column.text("title", new Phrase("judul", "title"), told -> told.each(Entry::title)),
                        Column.word("state", STATE, ObligationLists::state),
                        Column.detail("since", new Phrase("sejak", "since"), told -> told.each(Entry::since)),
                        Column.word("how", HOW, ObligationLists::how),
                        Column.text("on", new Phrase("pada", "on"), told -> told.each(ObligationLists::on)),
                        Column.text(
                                "reason",
                                new Phrase("alasan", "reason"),
                                told -> told.each(entry -> entry.reason().orElse(""))),
                        Column.number("items", new Phrase("buku", "books"), told -> told.sum()
                                .map(Fate::items))),
                List.of(Filter.flag("each", new Phrase("satu per satu", "one by one"))),
                ObligationLists::told);
    }

    private static String state(Told told) {
        return told.each(Entry::state)
                .or(() -> told.sum().map(Fate::state))
                .map(ObligationState::wire)
                .orElse("");
    }

    private static String how(Told told) {
        return told.each()
                .flatMap(Entry::how)
                .or(() -> told.sum().flatMap(Fate::how))
                .orElse("");
    }

    private static String on(Entry entry) {
        return entry.settledOn().map(LocalDate::toString).orElse("");
    }

    private static Page<Told> told(Handle db, Query query) {
        if (!query.flag("each")) {
            return Page.whole(ObligationBook.fates(db).stream()
                    .map(fate -> new Told(Optional.empty(), Optional.of(fate)))
                    .toList());
        }
        return Page.of(ObligationBook.page(db, ObligationBook.Wanted.ALL, query.among(ObligationBook.ORDERS))
                .map(entry -> new Told(Optional.of(entry), Optional.empty())));
    }
}
