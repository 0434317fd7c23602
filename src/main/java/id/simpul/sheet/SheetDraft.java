package id.simpul.sheet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.RequestType;
import java.util.HashMap;
import java.util.Map;

/** An act made of lines of a list, which knows what of it stands where. */
final class SheetDraft {
    private final RequestType type;
    private final ObjectNode data;
    private final int line;
    private final Map<String, Place> places = new HashMap<>();

    /** A cell of the list. */
    record Place(int line, String column) {}

    /**
     * @param line the first line that it is made of
     */
    SheetDraft(RequestType type, ObjectNode data, int line) {
        this.type = type;
        this.data = data;
        this.line = line;
    }

    /** What a pointer into the data leads to was made of that cell. */
    SheetDraft at(String pointer, int itsLine, String column) {
        places.put("/data" + pointer, new Place(itsLine, column));
        return this;
    }

    RequestType type() {
        return type;
    }

    ObjectNode data() {
        return data;
    }

    int line() {
        return line;
    }

    /** The cell that a reason speaks of; its whole line if that is not known. */
    Place place(String pointer) {
        String at = pointer;
        while (!at.isEmpty()) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return new Place(line, "");
    }
}
