package id.simpul.console.frame;

import id.simpul.console.session.Role;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands around the rows of a list.
 *
 * @param acts the acts above them
 * @param left columns for programs and files rather than for people
 * @param doors pages that buttons lead to, for whoever does acts, with the key of their words
 * @param waiting how many there are, where they wait for staff
 */
record Around(List<RequestType> acts, Set<String> left, Map<String, String> doors, Optional<Count> waiting) {
    static final Around NOTHING = new Around(List.of(), Set.of(), Map.of(), Optional.empty());

    Around acts(List<RequestType> offered) {
        return new Around(offered, left, doors, waiting);
    }

    Around without(Set<String> columns) {
        return new Around(acts, columns, doors, waiting);
    }

    Around opening(String page, String words) {
        return new Around(acts, left, Map.of(page, words), waiting);
    }

    Around counted(Count count) {
        return new Around(acts, left, doors, Optional.of(count));
    }

    /** Above the list at an address, as far as its reader may do what they lead to. */
    List<Map<String, Object>> buttons(String address, Visit visit) {
        List<Map<String, Object>> buttons = new ArrayList<>(ActLinks.of(acts, Map.of(), address, visit));
        if (visit.may(Role.OPERATOR)) {
            doors.forEach((page, words) ->
                    buttons.add(Map.of("href", page, "text", visit.words().get(words))));
        }
        return buttons;
    }
}
