package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** What a route must leave behind: no failure, and one answer to each request, in order. */
final class AnswerSheet {
    private AnswerSheet() {}

    static List<Answer> of(Exchange exchange, List<Incoming> requests) throws Exception {
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
        if (exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            throw new IllegalStateException("Route " + exchange.getFromRouteId() + " marked the batch for rollback.");
        }
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof List<?> list) || list.size() != requests.size()) {
            throw new IllegalStateException("Route " + exchange.getFromRouteId() + " must end with a List of "
                    + requests.size() + " Answers, and ended with " + describe(body) + ".");
        }
        List<Answer> answers = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            answers.add(matching(list.get(i), requests.get(i), i));
        }
        return answers;
    }

    private static Answer matching(Object element, Incoming request, int place) {
        if (element instanceof Answer answer && answer.incoming().equals(request)) {
            return answer;
        }
        throw new IllegalStateException("Answer " + place + " of a batch is not the answer to request " + place
                + ": the route must keep the order.");
    }

    private static String describe(Object body) {
        if (body instanceof List<?> list) {
            return "a list of " + list.size();
        }
        return body == null ? "nothing" : body.getClass().getName();
    }
}
