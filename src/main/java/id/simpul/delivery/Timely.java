package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.Channel;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expiry of what has waited: nothing is sent after its day, and days left or over are counted on the day it is sent. On a queue a
 * notice stays as it was promised, under its id and with its time: programs count for themselves.
 */
final class Timely {
    /** Counts of days in a notice, and whether one more day makes them more or fewer. */
    private static final Map<String, Integer> COUNTED = Map.of("daysLeft", -1, "daysOver", 1, "daysWaiting", 1);

    private final Deliveries deliveries;
    private final Clock clock;

    /**
     * @param clock of the library's zone
     */
    Timely(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What is still worth sending of a delivery, as of now; the rest is let go. */
    Optional<Delivery> of(Delivery promised) {
        LocalDate today = LocalDate.now(clock);
        List<Delivery> past =
                promised.all().stream().filter(one -> one.isPast(today)).toList();
        if (!past.isEmpty()) {
            deliveries.letGo(past, clock.instant());
        }
        List<Delivery> left = new ArrayList<>();
        promised.all().stream()
                .filter(one -> !one.isPast(today))
                .map(one -> counted(one, today))
                .forEach(left::add);
        return left.isEmpty() ? Optional.empty() : Optional.of(together(promised, left));
    }

    private static Delivery together(Delivery promised, List<Delivery> left) {
        Delivery first = left.get(0);
        return promised.gathering()
                .map(all -> first.gathering(all.key(), left.subList(1, left.size())))
                .orElse(first);
    }

    private Delivery counted(Delivery one, LocalDate today) {
        boolean counts = COUNTED.keySet().stream().anyMatch(field -> one.event().contains("\"" + field + "\":"));
        if (!counts || one.channel().equals(Channel.QUEUE)) {
            return one;
        }
        ObjectNode event = Json.parse(one.event());
        Instant promisedAt = Instant.parse(event.path("time").asText());
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(promisedAt, clock.getZone()), today);
        if (days == 0 || !(event.path("data") instanceof ObjectNode data)) {
            return one;
        }
        COUNTED.forEach((field, sign) -> {
            if (data.path(field).isInt()) {
                data.put(field, (int) (data.path(field).asInt() + sign * days));
            }
        });
        return one.saying(Json.text(event));
    }
}
