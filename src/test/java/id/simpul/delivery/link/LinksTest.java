package id.simpul.delivery.link;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Instant NOW = Instant.parse("2026-07-01T01:00:00Z");
    private static final Instant ENDS = NOW.plus(Duration.ofDays(14));
    private static final PartnerId SCHOOL = new PartnerId("sd-01");
    private static final PartnerId OTHER = new PartnerId("sd-02");

    private final Database database = TestDatabase.fresh();
    private final Links links = new Links("a secret");

    @BeforeEach
    void partners() {
        for (PartnerId partner : List.of(SCHOOL, OTHER)) {
            database.jdbi()
                    .useHandle(db -> db.execute(
                            "insert into partners (id, kind, name, created_at) values (?, 'school', ?, now())",
                            partner.value(),
                            partner.value()));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_link_stands_for_what_it_was_made_for_however_often_it_is_opened() {
        String token = make(SCHOOL, "adr-1", ENDS);

        assertThat(token).matches("[A-Za-z0-9_-]{22}");
        for (int opened = 0; opened < 3; opened++) {
            assertThat(find(token, NOW)).contains(link(SCHOOL, "adr-1"));
        }
        assertThat(find(token.substring(1), NOW)).isEmpty();
        assertThat(find("", NOW)).isEmpty();
    }

    @Test
    void the_database_does_not_hold_what_opens_a_link() {
        String token = make(SCHOOL, "adr-1", ENDS);

        String row = database.jdbi()
                .withHandle(db -> db.select("select links::text || encode(hash, 'escape') from links")
                        .mapTo(String.class)
                        .one());
        assertThat(row).doesNotContain(token);
    }

    @Test
    void what_is_made_again_is_the_same_link_as_long_as_it_is_good() {
        String token = make(SCHOOL, "adr-1", ENDS);

        assertThat(make(SCHOOL, "adr-1", ENDS.plusSeconds(60))).isEqualTo(token);
        assertThat(find(token, ENDS)).isPresent();
        Links another = new Links("another secret");
        String ofAnother =
                database.inTransaction(db -> another.make(db, link(SCHOOL, "adr-1"), Optional.empty(), NOW, ENDS));
        String toAnAddress =
                database.inTransaction(db -> links.make(db, link(SCHOOL, "adr-1"), Optional.of("adr-9"), NOW, ENDS));
        assertThat(Set.of(token, ofAnother, toAnAddress)).hasSize(3);
        database.useTransaction(db -> Links.revokeAll(db, List.of(SCHOOL), NOW));
        assertThat(make(SCHOOL, "adr-1", ENDS)).isNotEqualTo(token);
        assertThat(find(token, NOW)).isEmpty();
    }

    @Test
    void what_was_mailed_to_an_address_that_is_the_partners_no_more_ends() {
        Link list = new Link(Link.Purpose.LIST, SCHOOL, "bat-1");
        String mailed = database.inTransaction(db -> links.make(db, list, Optional.of("adr-old"), NOW, ENDS));
        String printed = database.inTransaction(db -> links.make(db, list, Optional.empty(), NOW, ENDS));

        database.useTransaction(db -> Links.revokeMailed(db, List.of(SCHOOL), List.of("adr-old"), NOW));
        assertThat(find(mailed, NOW)).isPresent();
        database.useTransaction(db -> Links.revokeMailed(db, List.of(SCHOOL), List.of("adr-new"), NOW));
        assertThat(find(mailed, NOW)).isEmpty();
        assertThat(find(printed, NOW)).isPresent();
        Optional<Links.Standing> standing = database.inTransaction(db -> Links.look(db, mailed, NOW));
        assertThat(standing).get().matches(ended -> !ended.good());
    }

    @Test
    void no_two_links_are_alike() {
        Set<String> tokens = new HashSet<>();
        for (int n = 0; n < 200; n++) {
            tokens.add(make(SCHOOL, "adr-" + n, ENDS));
        }

        assertThat(tokens).hasSize(200);
    }

    @Test
    void a_link_ends_and_is_forgotten_long_after() {
        String token = make(SCHOOL, "adr-1", ENDS);

        assertThat(find(token, ENDS.minusSeconds(1))).isPresent();
        assertThat(find(token, ENDS)).isEmpty();
        database.inTransaction(db -> links.make(
                db,
                link(OTHER, "adr-2"),
                Optional.empty(),
                ENDS.plus(Duration.ofDays(91)),
                ENDS.plus(Duration.ofDays(92))));
        List<String> left = database.jdbi().withHandle(db -> db.select("select partner from links")
                .mapTo(String.class)
                .list());
        assertThat(left).containsExactly("sd-02");
    }

    @Test
    void revoked_are_a_partners_own_links_but_for_those_about_what_is_still_its() {
        String kept = make(SCHOOL, "adr-new", ENDS);
        String revoked = make(SCHOOL, "adr-old", ENDS);
        String bystander = make(OTHER, "adr-old", ENDS);

        database.useTransaction(
                db -> Links.revoke(db, Link.Purpose.CONFIRM_ADDRESS, List.of(SCHOOL), List.of("adr-new"), NOW));

        assertThat(find(revoked, NOW)).isEmpty();
        assertThat(find(kept, NOW)).isPresent();
        assertThat(find(bystander, NOW)).isPresent();
    }

    private static Link link(PartnerId partner, String thing) {
        return new Link(Link.Purpose.CONFIRM_ADDRESS, partner, thing);
    }

    private String make(PartnerId partner, String thing, Instant ends) {
        return database.inTransaction(db -> links.make(db, link(partner, thing), Optional.empty(), NOW, ends));
    }

    private Optional<Link> find(String token, Instant at) {
        return database.inTransaction(db -> Links.find(db, token, at));
    }
}
