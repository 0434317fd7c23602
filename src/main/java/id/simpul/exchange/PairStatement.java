package id.simpul.exchange;

import com.fasterxml.jackson.databind.JsonNode;
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
        JsonNode data = request.data();
        return switch (request.type()) {
            case EXCHANGE_ANSWER -> answers(data, "agree");
            case EXCHANGE_SENT -> named(data, "pairs", Step.SENT);
            case EXCHANGE_RECEIVED -> named(data, "pairs", Step.RECEIVED);
            default -> byStaff(data, pairs);
        };
    }

    private static List<PairStatement> answers(JsonNode data, String agreed) {
        List<PairStatement> told = new ArrayList<>(named(data, agreed, Step.AGREED));
        told.addAll(named(data, "decline", Step.DECLINED));
        return told;
    }

    private static List<PairStatement> byStaff(JsonNode data, List<Pair> pairs) {
        Step step =
                switch (data.path("act").asText()) {
                    case "agree" -> Step.AGREED;
                    case "sent" -> Step.SENT;
                    default -> Step.RECEIVED;
                };
        List<PairStatement> told = step == Step.AGREED ? answers(data, "pairs") : named(data, "pairs", step);
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

    private static List<PairStatement> named(JsonNode data, String field, Step step) {
        List<PairStatement> told = new ArrayList<>();
        JsonNode pairs = data.path(field);
        for (int place = 0; place < pairs.size(); place++) {
            told.add(new PairStatement(pairs.get(place).asText(), step, "/data/" + field + "/" + place));
        }
        return told;
    }
}
