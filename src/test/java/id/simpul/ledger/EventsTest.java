package id.simpul.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final PartnerId SCHOOL = new PartnerId("sd-contoh");
    private static final PartnerId OTHER = new PartnerId("sd-teladan");
    private static final Instant AT = Instant.parse("2026-07-01T01:00:00Z");
    private static final Event ENROLLED = event(SCHOOL, Optional.of("r-1"), "agreement-1", "enrolled");
    private static final Event PLANNED = event(SCHOOL, Optional.empty(), "batch-1", "planned");
    private static final Event OTHERS = event(OTHER, Optional.of("r-1"), "batch-1", "seen");

    private static Database database;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        database.useTransaction(db -> Events.append(db, List.of(ENROLLED, PLANNED, OTHERS), AT));
        database.useTransaction(db -> Events.append(db, List.of(), AT));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void history_is_told_in_order_by_thing_by_partner_and_by_request() {
        database.jdbi().useHandle(db -> {
            assertThat(events(Events.ofSubject(db, "batch-1", 0, 10))).containsExactly(PLANNED, OTHERS);
            assertThat(events(Events.ofPartner(db, Set.of(SCHOOL), 0, 10))).containsExactly(ENROLLED, PLANNED);
            assertThat(events(Events.ofPartner(db, Set.of(SCHOOL, OTHER), 0, 10)))
                    .containsExactly(ENROLLED, PLANNED, OTHERS);
            assertThat(events(Events.ofRequest(db, OTHER, "r-1", 0, 10))).containsExactly(OTHERS);
        });
    }

    @Test
    void a_long_history_is_read_page_by_page() {
        database.jdbi().useHandle(db -> {
            List<Events.Recorded> first = Events.ofPartner(db, Set.of(SCHOOL, OTHER), 0, 2);
            List<Events.Recorded> second =
                    Events.ofPartner(db, Set.of(SCHOOL, OTHER), first.get(1).seq(), 2);
            assertThat(events(first)).containsExactly(ENROLLED, PLANNED);
            assertThat(events(second)).containsExactly(OTHERS);
        });
    }

    private static List<Event> events(List<Events.Recorded> recorded) {
        return recorded.stream().map(Events.Recorded::event).toList();
    }

    private static Event event(PartnerId partner, Optional<String> request, String subject, String step) {
        return new Event(partner, request, subject, step, Json.object().put("books", 100));
    }
}
