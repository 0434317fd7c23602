package id.simpul.letter;

import id.simpul.delivery.link.Link;
import id.simpul.delivery.link.LinkRows;
import id.simpul.delivery.link.Links;
import id.simpul.feature.Column;
import id.simpul.feature.Feature;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Partners;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What those need who have no system: links by which they answer. */
public final class LetterFeature implements Feature {
    private static final Phrase LINK = new Phrase("tautan", "link");

    private final Partners partners;
    private final Links links;
    private final UnaryOperator<String> urls;

    /**
     * @param urls makes a whole address of a path
     */
    public LetterFeature(Partners partners, Links links, UnaryOperator<String> urls) {
        this.partners = partners;
        this.links = links;
        this.urls = urls;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new LinkDesk(links, urls), new JoinDesk(partners));
    }

    @Override
    public List<Listing<?>> lists() {
        return List.of(links());
    }

    private static Listing<LinkRows.Row> links() {
        return new Listing<LinkRows.Row>(
                        "link.list",
                        List.of(
                                Column.id("link", LINK, LinkRows.Row::id),
                                Column.id("partner", new Phrase("mitra", "partner"), row -> row.link()
                                        .partner()),
                                Column.word("about", new Phrase("untuk", "for"), row -> row.link()
                                        .purpose()
                                        .wire()),
                                Column.id("thing", new Phrase("tentang", "about"), row -> row.link()
                                        .thing()),
                                Column.text("madeAt", new Phrase("dibuat", "made"), row -> row.madeAt()
                                        .toString()),
                                Column.text("endsAt", new Phrase("sampai", "until"), row -> row.endsAt()
                                        .toString()),
                                Column.text("openedAt", new Phrase("dibuka", "opened"), row -> text(row.openedAt())),
                                Column.text("usedAt", new Phrase("dijawab", "answered"), row -> text(row.usedAt())),
                                Column.text(
                                        "revokedAt", new Phrase("dicabut", "revoked"), row -> text(row.revokedAt()))),
                        List.of(
                                Filter.partner(),
                                Filter.oneOf(
                                        "about",
                                        new Phrase("untuk", "for"),
                                        Arrays.stream(Link.Purpose.values())
                                                .map(Link.Purpose::wire)
                                                .toList())),
                        (db, query) -> Page.of(LinkRows.page(
                                db, query.partner(), query.filter("about"), query.among(LinkRows.ORDERS))))
                .sortedBy(LinkRows.ORDERS);
    }

    private static Optional<String> text(Optional<Instant> at) {
        return at.map(Instant::toString);
    }
}
