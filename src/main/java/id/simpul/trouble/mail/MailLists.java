package id.simpul.trouble.mail;

import id.simpul.delivery.GivenUp;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Phrase;
import java.util.List;

/** The deliveries that were given up, for staff to look at. */
public final class MailLists {
    private MailLists() {}

    public static List<Listing<?>> all() {
        return List.of(new Listing<>(
                "mail.list",
                List.<Column<GivenUp>>of(
                        Column.number("delivery", new Phrase("kiriman", "delivery"), GivenUp::seq),
                        Column.id("partner", new Phrase("mitra", "partner"), GivenUp::partner),
                        Column.word("channel", new Phrase("lewat", "by"), GivenUp::channel),
                        Column.text("topic", new Phrase("tentang", "about"), GivenUp::topic),
                        Column.detail("state", new Phrase("status", "state"), GivenUp::state),
                        Column.number("attempts", new Phrase("dicoba", "tried"), GivenUp::attempts),
                        Column.word("reachable", new Phrase("ada alamat", "has address"), GivenUp::reachable),
                        Column.text("since", new Phrase("sejak", "since"), one -> one.at()
                                .toString()),
                        Column.text("error", new Phrase("sebab", "because"), GivenUp::error)),
                List.of(Filter.partner()),
                (db, query) -> Page.of(
                        GivenUp.page(
                                db,
                                query.partner(),
                                query.after().map(Long::parseLong).orElse(0L),
                                query.most()),
                        query.most(),
                        last -> Long.toString(last.seq()))));
    }
}
