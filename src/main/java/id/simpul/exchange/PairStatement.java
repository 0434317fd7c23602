package id.simpul.exchange;

import id.simpul.ledger.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * What a message says of one pair.
 *
 * @param pointer where it says so
 */
record PairStatement(String pair, Step step, String pointer) {
    /** Of each pair the message names; an act of staff that names none speaks of all it can be meant for. */
    static List<PairStatement> by(Request request, List<Pair> pairs) {
        return switch (request.type()) {
            case EXCHANGE_ANSWER -> answers(request.as(ExchangeAnswer.class));
            case EXCHANGE_SENT -> named("pairs", request.as(ExchangeMoved.class).pairs(), Step.SENT);
            case EXCHANGE_RECEIVED ->
                named("pairs", request.as(ExchangeMoved.class).pairs(), Step.RECEIVED);
            default -> byStaff(request.as(StaffExchange.class), pairs);
        };
    }

    private static List<PairStatement> answers(ExchangeAnswer asked) {
        List<PairStatement> told = new ArrayList<>(named("agree", asked.agree(), Step.AGREED));
        told.addAll(named("decline", asked.decline().orElse(List.of()), Step.DECLINED));
        return told;
    }

    private static List<PairStatement> byStaff(StaffExchange asked, List<Pair> pairs) {
        Step step =
                switch (asked.act()) {
                    case "agree" -> Step.AGREED;
                    case "sent" -> Step.SENT;
                    default -> Step.RECEIVED;
                };
        List<PairStatement> told = new ArrayList<>(named("pairs", asked.pairs().orElse(List.of()), step));
        if (step == Step.AGREED) {
            told.addAll(named("decline", asked.decline().orElse(List.of()), Step.DECLINED));
        }
        return told.isEmpty() ? meant(pairs, step) : told;
    }

    private static List<PairStatement> meant(List<Pair> pairs, Step step) {
        return pairs.stream()
                .filter(pair -> !pair.isDeclined())
                .filter(pair -> switch (step) {
                    case SENT -> pair.isGivenBy(Side.HOST) && pair.state() != PairState.PROPOSED;
                    case RECEIVED -> pair.isGivenBy(Side.PARTNER) && pair.state() != PairState.PROPOSED;
                    default -> true;
                })
                .map(pair -> new PairStatement(pair.id(), step, ""))
                .toList();
    }

    private static List<PairStatement> named(String field, List<String> pairs, Step step) {
        List<PairStatement> told = new ArrayList<>();
        for (int place = 0; place < pairs.size(); place++) {
            told.add(new PairStatement(pairs.get(place), step, "/data/" + field + "/" + place));
        }
        return told;
    }
}
