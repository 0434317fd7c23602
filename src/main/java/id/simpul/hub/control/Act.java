package id.simpul.hub.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Request.Staff;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Something the operator or the staff can have the running hub do, or show. */
@FunctionalInterface
public interface Act {
    /**
     * @return what to show
     * @throws NotDone with the reasons
     */
    Said perform(Call call);

    /** The lines that are said when staff ask for it by no name and from the beginning. */
    default List<ObjectNode> perform(ObjectNode arguments, Staff staff) {
        return perform(new Call(Optional.empty(), arguments, staff, Optional.empty()))
                .lines();
    }

    /**
     * What is asked for.
     *
     * @param id the name of an act, so that what comes twice is done once
     * @param arguments what it needs, by name
     * @param staff who asks and why
     * @param after where the page of a list before ended
     */
    record Call(Optional<String> id, ObjectNode arguments, Staff staff, Optional<String> after) {}

    /** A column of what is said: its name, its heading in both languages, and how its cells are shown. */
    record Heading(String key, String indonesian, String english, String kind) {}

    /**
     * What there is to show, an object a line.
     *
     * @param columns of a list; empty if it is none
     * @param next where the page ended, if more may follow
     */
    record Said(List<Heading> columns, List<ObjectNode> lines, Optional<String> next) {
        public Said {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
        }

        public static Said of(List<ObjectNode> lines) {
            return new Said(List.of(), lines, Optional.empty());
        }
    }

    /** The act was not done; nothing has changed. */
    final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ArrayNode reasons;

        /**
         * @param reasons with code, pointer and message in both languages, as in a reply
         */
        public NotDone(ArrayNode reasons) {
            super(StreamSupport.stream(reasons.spliterator(), false)
                    .map(reason -> reason.at("/message/id").asText() + " / "
                            + reason.at("/message/en").asText())
                    .collect(Collectors.joining(" ")));
            this.reasons = reasons;
        }

        /** What the door hands on. */
        public ArrayNode told() {
            return reasons;
        }
    }
}
