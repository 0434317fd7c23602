package id.simpul.trouble.mail;

import id.simpul.delivery.GivenUp;
import id.simpul.delivery.Mailed;
import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The mails, and the deliveries by whatever way that were given up, for staff to look at. */
public final class MailLists {
    private static final Phrase PARTNER = new Phrase("mitra", "partner");
    private static final Phrase STATE = new Phrase("status", "state");

    private MailLists() {}

    public static List<Listing<?>> all() {
        return List.of(mails(), givenUp(), NoticeList.of());
    }

    private static Listing<GivenUp> givenUp() {
        return new Listing<>(
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
                        last -> Long.toString(last.seq())));
    }

    private static Listing<Mailed> mails() {
        return new Listing<Mailed>(
                        "mail.all",
                        List.of(
                                Column.word("topic", new Phrase("tentang", "about"), Mailed::topic),
                                Column.id("partner", PARTNER, Mailed::partner),
                                Column.text("to", new Phrase("kepada", "to"), Mailed::name),
                                Column.personal("email", new Phrase("alamat sekarang", "address now"), Mailed::address),
                                Column.word("what", STATE, Mailed::state),
                                Column.text("at", new Phrase("ditulis", "written"), one -> one.at()
                                        .toString()),
                                Column.text("sentAt", new Phrase("terkirim", "sent"), one -> one.sentAt()
                                        .map(Object::toString)),
                                Column.number("attempts", new Phrase("dicoba", "tried"), Mailed::attempts),
                                Column.detail("delivery", new Phrase("kiriman", "delivery"), Mailed::seq),
                                Column.text("error", new Phrase("sebab", "because"), Mailed::error)),
                        List.of(
                                Filter.oneOf("state", STATE, Mailed.STATES),
                                Filter.partner(),
                                new Filter(
                                        "delivery",
                                        new Phrase("kiriman", "delivery"),
                                        false,
                                        MailLists::isNumber,
                                        STATE)),
                        MailLists::mails)
                .sortedBy(Mailed.ORDERS);
    }

    private static Page<Mailed> mails(Handle db, Query query) {
        Optional<String> one = query.filter("delivery");
        if (one.isPresent()) {
            return Page.whole(Mailed.of(db, Long.parseLong(one.get())).stream().toList());
        }
        return Page.of(Mailed.page(db, query.partner(), query.filter("state"), query.among(Mailed.ORDERS)));
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,18}");
    }
}
