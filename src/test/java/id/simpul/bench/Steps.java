package id.simpul.bench;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The work that is measured, once for a whole batch and once for a single request: whoever measures decisions puts them
 * in here.
 */
public record Steps(Function<List<Incoming>, List<Answer>> batch, Function<Incoming, Answer> single) {
    /** No work at all: the request is the reply. */
    public static Steps trivial() {
        Function<Incoming, Answer> echo = request -> Answer.reply(request, request.messageId(), request.body());
        return new Steps(requests -> requests.stream().map(echo).collect(Collectors.toList()), echo);
    }
}
