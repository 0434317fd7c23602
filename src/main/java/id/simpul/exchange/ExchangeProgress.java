package id.simpul.exchange;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.util.List;
import java.util.Optional;

/** Where the pairs of an exchange stand. */
public record ExchangeProgress(String exchange, List<Standing> pairs, int balance, Optional<Integer> daysWaiting)
        implements NoticeContent {

    /** One pair, and its state. */
    public record Standing(
            String pair, Optional<String> ref, Optional<String> gives, Optional<String> gets, String state) {
        static Standing of(Pair pair) {
            return new Standing(
                    pair.id(),
                    pair.gives().map(Pair.Gives::ref),
                    pair.gives().map(Pair.Gives::title),
                    pair.gets().map(Pair.Gets::title),
                    pair.state().wire());
        }
    }

    @Override
    public Topic topic() {
        return Topic.EXCHANGE_PROGRESS;
    }
}
