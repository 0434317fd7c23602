package id.simpul.exchange;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.util.List;
import java.util.Optional;

/**
 * The library gives a partner publications for nothing.
 *
 * @param note for what occasion, in the words of staff
 */
public record ExchangeGiven(String gift, List<Item> items, Optional<String> note) implements NoticeContent {
    public ExchangeGiven {
        items = List.copyOf(items);
    }

    /** One publication. */
    public record Item(String title, Optional<String> isbn) {}

    static ExchangeGiven of(Given gift) {
        return new ExchangeGiven(
                gift.id(),
                gift.items().stream()
                        .map(item -> new Item(item.title(), item.isbn()))
                        .toList(),
                gift.reason());
    }

    @Override
    public Topic topic() {
        return Topic.EXCHANGE_GIVEN;
    }
}
