package id.simpul.booking;

import java.util.List;

/** What a reply says when nothing can be booked: what is free instead. */
public record NoRoom(List<Days> alternatives) {
    public NoRoom {
        alternatives = List.copyOf(alternatives);
    }
}
