package id.simpul.ledger;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** Which desk takes which type of request; what no desk takes yet waits for staff. */
public final class Desks {
    private final Map<RequestType, Desk<?>> byType = new EnumMap<>(RequestType.class);
    private final Desk<?> waitingRoom;

    /**
     * @throws IllegalArgumentException if two desks take the same type
     */
    public Desks(Collection<? extends Desk<?>> desks) {
        for (Desk<?> desk : desks) {
            for (RequestType type : desk.types()) {
                if (byType.put(type, desk) != null) {
                    throw new IllegalArgumentException("Two desks take " + type.wire());
                }
            }
        }
        waitingRoom = new WaitingRoom();
    }

    public Desk<?> of(RequestType type) {
        return byType.getOrDefault(type, waitingRoom);
    }
}
