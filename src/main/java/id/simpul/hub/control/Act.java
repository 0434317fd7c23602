package id.simpul.hub.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Request.Staff;
import java.util.List;

/** Something the operator or the staff can have the running hub do. */
@FunctionalInterface
public interface Act {
    /**
     * @param arguments what it needs, by name
     * @param staff who asks and why
     * @return what to show, an object a line
     * @throws NotDone with a sentence that says what to do
     */
    List<ObjectNode> perform(ObjectNode arguments, Staff staff);

    /** The act was not done; nothing has changed. The message is for the person at the keyboard. */
    final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotDone(String message) {
            super(message);
        }
    }
}
