package id.simpul.trouble.failure;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the hub failed on, message by message and by what fails alike, for staff to look at; never what the messages hold. */
public final class FailureLists {
    private static final Phrase TYPE = new Phrase("jenis", "type");
    private static final Phrase REASON = new Phrase("sebab", "reason");
    private static final Phrase SINCE = new Phrase("sejak", "since");
    private static final Phrase GROUP = new Phrase("kelompok", "group");

    private FailureLists() {}

    public static List<Listing<?>> all() {
        return List.of(each(), groups());
    }

    private static Listing<Failure> each() {
        return new Listing<>(
                "failures",
                List.of(
                        Column.id("failure", new Phrase("kegagalan", "failure"), Failure::id),
                        Column.id("partner", new Phrase("mitra", "partner"), Failure::partner),
                        Column.detail("request", new Phrase("permintaan", "request"), Failure::request),
                        Column.word("type", TYPE, Failure::type),
                        Column.detail("group", GROUP, Failure::group),
                        Column.word("state", new Phrase("status", "state"), failure -> failure.standing()
                                .wire()),
                        Column.detail("answer", new Phrase("jawaban", "answer"), Failure::answer),
                        Column.number("times", new Phrase("gagal", "failed"), Failure::times),
                        Column.number("attempts", new Phrase("dicoba lagi", "tried again"), Failure::attempts),
                        Column.text("since", SINCE, failure -> failure.firstAt().toString()),
                        Column.detail("last", new Phrase("terakhir", "last"), failure -> failure.lastAt()
                                .toString()),
                        Column.text("note", new Phrase("catatan", "note"), Failure::note),
                        Column.text("reason", REASON, Failure::reason)),
                List.of(
                        Filter.partner(),
                        new Filter("failures", new Phrase("kegagalan", "failures"), false, value -> true, GROUP),
                        new Filter("group", GROUP, false, value -> true, GROUP),
                        Filter.flag("settled", new Phrase("juga yang selesai", "the settled ones too")),
                        Filter.flag("open", new Phrase("hanya yang terbuka", "only the open ones"))),
                FailureLists::page);
    }

    private static Page<Failure> page(Handle db, Query query) {
        Optional<String> named = query.filter("failures");
        if (named.isPresent()) {
            return Page.whole(FailureRows.named(db, List.of(named.get().split(",")), query.most()));
        }
        Selection which = new Selection(
                Optional.empty(),
                query.filter("group"),
                Optional.empty(),
                query.partner(),
                query.after().map(Long::valueOf));
        FailureRows.Shown shown = query.flag("open")
                ? FailureRows.Shown.OPEN
                : query.flag("settled") ? FailureRows.Shown.ALL : FailureRows.Shown.UNSETTLED;
        List<Failure> rows = FailureRows.page(db, which, shown, query.most());
        return Page.of(rows, query.most(), last -> Long.toString(last.seq()));
    }

    public static Listing<FailureGroup> groups() {
        return new Listing<>(
                "failures.groups",
                List.of(
                        Column.id("group", GROUP, FailureGroup::id),
                        Column.word("type", TYPE, FailureGroup::type),
                        Column.number("messages", new Phrase("pesan", "messages"), FailureGroup::messages),
                        Column.number("retrying", new Phrase("dicoba lagi", "being tried"), FailureGroup::retrying),
                        Column.number("held", new Phrase("ditahan", "held"), FailureGroup::held),
                        Column.number("partners", new Phrase("mitra", "partners"), FailureGroup::partners),
                        Column.detail("partner", new Phrase("salah satunya", "one of them"), FailureGroup::partner),
                        Column.text("since", SINCE, group -> group.since().toString()),
                        Column.text("reason", REASON, FailureGroup::reason)),
                List.of(Filter.partner()),
                (db, query) -> Page.whole(FailureRows.groups(db, query.partner(), query.most())));
    }
}
