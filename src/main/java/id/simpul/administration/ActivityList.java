package id.simpul.administration;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.StaffActivity;
import id.simpul.ledger.StaffActivity.Entry;
import id.simpul.ledger.StaffActivity.Wanted;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who did or looked at what, the newest first, for staff to look at. */
final class ActivityList {
    private static final Phrase DAY =
            new Phrase("harus tanggal seperti 2026-11-30", "must be a day such as 2026-11-30");
    private static final Phrase WHAT = new Phrase("tindakan", "act");
    private static final Phrase WHO = new Phrase("siapa", "who");

    private final ZoneId zone;

    /**
     * @param zone in which days begin
     */
    ActivityList(ZoneId zone) {
        this.zone = zone;
    }

    Listing<Entry> list() {
        return new Listing<Entry>(
                        "activity",
                        List.of(
                                Column.text("at", new Phrase("waktu", "time"), one -> one.at()
                                        .toString()),
                                Column.text("by", WHO, Entry::by),
                                Column.word("door", new Phrase("lewat", "by way of"), Entry::door),
                                Column.word("type", WHAT, Entry::type),
                                Column.id("reference", new Phrase("tentang", "about"), Entry::reference),
                                Column.word("status", new Phrase("hasil", "result"), Entry::status),
                                Column.text("reason", new Phrase("alasan", "reason"), Entry::reason),
                                Column.detail("account", new Phrase("akun", "account"), Entry::account)),
                        List.of(
                                new Filter("by", WHO, false, value -> true, WHO),
                                Filter.oneOf(
                                        "type",
                                        WHAT,
                                        Arrays.stream(RequestType.values())
                                                .filter(RequestType::isStaffAct)
                                                .map(RequestType::wire)
                                                .toList()),
                                Filter.day("from", new Phrase("dari tanggal", "from"), DAY),
                                Filter.day("to", new Phrase("sampai tanggal", "to"), DAY)),
                        this::page)
                .sortedBy(StaffActivity.ORDERS);
    }

    private Page<Entry> page(Handle db, Query query) {
        Wanted wanted = new Wanted(
                query.filter("by"),
                query.filter("type"),
                query.filter("from").map(LocalDate::parse).map(day -> day.atStartOfDay(zone)
                        .toInstant()),
                query.filter("to")
                        .map(LocalDate::parse)
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
        return Page.of(StaffActivity.page(db, wanted, query.among(StaffActivity.ORDERS)));
    }
}
