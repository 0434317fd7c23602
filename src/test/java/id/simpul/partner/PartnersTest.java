package id.simpul.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.database.Database;
import id.simpul.database.Listening;
import id.simpul.database.Order;
import id.simpul.database.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartnersTest {
    private static final Instant NOW = Instant.parse("2026-07-01T01:00:00Z");
    private static final PartnerId SCHOOL = new PartnerId("sd-contoh");
    private static final PartnerId SECOND = new PartnerId("sd-teladan");

    private final List<PartnerChange> changes = new ArrayList<>();
    private Database database;
    private Partners partners;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        partners = new Partners(database.jdbi());
        partners.onChange(changes::add);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_partner_is_found_as_it_was_added_also_after_a_restart() {
        Partner school = school(SCHOOL, "SD Contoh 1");
        add(school);

        assertThat(partners.find(SCHOOL)).contains(school);
        assertThat(new Partners(database.jdbi()).find(SCHOOL)).contains(school);
        assertThat(partners.findAll(Set.of(PartnerKind.SCHOOL))).containsExactly(school);
        assertThat(partners.findAll(Set.of(PartnerKind.DINAS))).isEmpty();
        assertThat(entry(SCHOOL).createdAt()).isEqualTo(NOW);
    }

    @Test
    void nothing_shows_of_a_change_that_was_rolled_back() {
        assertThatThrownBy(() -> database.useTransaction(db -> {
                    partners.add(db, school(SCHOOL, "SD Contoh 1"), NOW);
                    throw new IllegalStateException("after all");
                }))
                .hasMessage("after all");

        assertThat(partners.find(SCHOOL)).isEmpty();
        assertThat(changes).isEmpty();
    }

    @Test
    void listeners_hear_of_who_comes_changes_and_leaves() {
        add(school(SCHOOL, "SD Contoh 1"));
        database.useTransaction(
                db -> partners.update(db, List.of(PartnerUpdate.of(SCHOOL).withLanguage(Language.EN))));
        database.useTransaction(db -> partners.remove(db, SCHOOL, NOW));

        assertThat(changes).extracting(PartnerChange::id).containsOnly(SCHOOL);
        assertThat(changes).extracting(PartnerChange::added).containsExactly(true, false, false);
        assertThat(changes).extracting(PartnerChange::removed).containsExactly(false, false, true);
        assertThat(changes.get(1).after().orElseThrow().language()).isEqualTo(Language.EN);
    }

    @Test
    void no_partner_takes_a_reserved_name_or_a_kinds() {
        for (String reserved :
                List.of("staff", "hub", "school", "university", "dinas", "national", "other", "library")) {
            assertThatThrownBy(() -> add(school(new PartnerId(reserved), "SD Contoh 1")))
                    .isInstanceOf(PartnerRefused.class)
                    .hasMessageContaining("No partner may be called " + reserved);
        }
        Partner library = new Partner(
                new PartnerId("library"),
                PartnerKind.LIBRARY,
                "Perpustakaan Contoh",
                Optional.empty(),
                Optional.empty(),
                Set.of(Channel.QUEUE),
                Language.ID,
                true);
        add(library);
        assertThat(partners.find(library.id())).contains(library);
    }

    @Test
    void a_name_that_is_taken_is_refused_and_one_that_was_removed_comes_back() {
        add(school(SCHOOL, "SD Contoh 1"));
        assertThatThrownBy(() -> add(school(SCHOOL, "SD Lain")))
                .isInstanceOf(PartnerRefused.class)
                .hasMessageContaining("sd-contoh");

        database.useTransaction(db -> partners.remove(db, SCHOOL, NOW));
        assertThat(partners.find(SCHOOL)).isEmpty();
        assertThat(entry(SCHOOL).removedAt()).contains(NOW);
        assertThatThrownBy(() -> database.useTransaction(db -> partners.remove(db, SCHOOL, NOW)))
                .isInstanceOf(PartnerRefused.class);

        add(school(SCHOOL, "SD Contoh Satu"));
        assertThat(partners.find(SCHOOL).orElseThrow().name()).isEqualTo("SD Contoh Satu");
    }

    @Test
    void r20_the_directory_takes_no_nik_in_a_name() {
        assertThatThrownBy(() -> add(school(SCHOOL, "SD Ibu 1375012304150001")))
                .isInstanceOf(PartnerRefused.class)
                .hasMessageContaining("NIK")
                .hasMessageNotContaining("1375012304150001");
    }

    @Test
    void an_address_that_could_carry_a_second_header_is_refused() {
        for (String email :
                List.of("a@example.org\r\nBcc: b@example.org", "a@b.org, c@d.org", "A <a@example.org>", "a")) {
            assertThatThrownBy(() -> add(new Partner(
                            SCHOOL,
                            PartnerKind.SCHOOL,
                            "SD Contoh 1",
                            Optional.of(email),
                            Optional.empty(),
                            Set.of(Channel.EMAIL),
                            Language.ID,
                            true)))
                    .isInstanceOf(PartnerRefused.class);
        }
        assertThatThrownBy(() -> add(school(SCHOOL, "SD\nContoh"))).isInstanceOf(PartnerRefused.class);
    }

    @Test
    void an_update_changes_what_it_names_and_nothing_else() {
        add(school(SCHOOL, "SD Contoh 1"));
        PartnerUpdate contact = PartnerUpdate.of(SCHOOL)
                .withContact(new PartnerUpdate.Contact(
                        Optional.of("Ibu Contoh"), Optional.of("baru@sd-contoh.example"), Optional.empty()));
        PartnerUpdate rest = PartnerUpdate.of(SCHOOL)
                .withAddress("Jalan Contoh 1")
                .withAliases(List.of("SDN Contoh"))
                .withChannels(Set.of(Channel.QUEUE, Channel.EMAIL));
        database.useTransaction(db -> partners.update(db, List.of(contact, rest)));

        PartnerEntry entry = entry(SCHOOL);
        assertThat(entry.contactName()).contains("Ibu Contoh");
        assertThat(entry.contactPhone()).isEmpty();
        assertThat(entry.address()).contains("Jalan Contoh 1");
        assertThat(entry.aliases()).containsExactly("SDN Contoh");
        assertThat(entry.unconfirmedEmail()).contains("baru@sd-contoh.example");
        assertThat(entry.partner().name()).isEqualTo("SD Contoh 1");
        assertThat(partners.find(SCHOOL).orElseThrow().channels())
                .containsExactlyInAnyOrder(Channel.QUEUE, Channel.EMAIL);
    }

    @Test
    void a_telephone_number_is_that_of_the_contact_who_gave_it() {
        add(school(SCHOOL, "SD Contoh 1"));
        contact("Ibu Contoh", Optional.of("0752 000001"));
        contact("Ibu Contoh", Optional.empty());
        assertThat(entry(SCHOOL).contactPhone()).contains("0752 000001");

        contact("Bapak Contoh", Optional.empty());
        assertThat(entry(SCHOOL).contactName()).contains("Bapak Contoh");
        assertThat(entry(SCHOOL).contactPhone()).isEmpty();

        contact("Ibu Contoh", Optional.of("0752 000002"));
        assertThat(entry(SCHOOL).contactPhone()).contains("0752 000002");
    }

    private void contact(String name, Optional<String> phone) {
        PartnerUpdate update = PartnerUpdate.of(SCHOOL)
                .withContact(
                        new PartnerUpdate.Contact(Optional.of(name), Optional.of("baru@sd-contoh.example"), phone));
        database.useTransaction(db -> partners.update(db, List.of(update)));
    }

    @Test
    void an_address_that_a_partner_gives_is_used_once_it_is_confirmed() {
        add(school(SCHOOL, "SD Contoh 1"), school(SECOND, "SD Teladan"));
        Optional<String> before = entry(SCHOOL).partner().email();

        database.useTransaction(db -> partners.update(db, List.of(mailed(SCHOOL, "baru@sd-contoh.example"))));
        assertThat(entry(SCHOOL).partner().email()).isEqualTo(before);
        assertThat(confirm(SCHOOL, "lain@sd-contoh.example")).isFalse();
        assertThat(confirm(SECOND, "baru@sd-contoh.example")).isFalse();
        assertThat(confirm(SCHOOL, "baru@sd-contoh.example")).isTrue();
        assertThat(confirm(SCHOOL, "baru@sd-contoh.example")).isFalse();

        assertThat(entry(SCHOOL).partner().email()).contains("baru@sd-contoh.example");
        assertThat(entry(SCHOOL).unconfirmedEmail()).isEmpty();
        assertThat(partners.find(SCHOOL).orElseThrow().email()).contains("baru@sd-contoh.example");
        assertThat(entry(SECOND).unconfirmedEmail()).isEmpty();
    }

    @Test
    void an_address_that_staff_enter_is_used_at_once_and_ends_what_the_partner_gave() {
        add(school(SCHOOL, "SD Contoh 1"));
        database.useTransaction(db -> {
            partners.update(db, List.of(mailed(SCHOOL, "salah@sd-contoh.example")));
            partners.enter(db, List.of(mailed(SCHOOL, "benar@sd-contoh.example")));
        });

        assertThat(entry(SCHOOL).partner().email()).contains("benar@sd-contoh.example");
        assertThat(entry(SCHOOL).unconfirmedEmail()).isEmpty();
    }

    @Test
    void the_address_that_is_there_needs_no_new_confirmation_however_it_is_written() {
        add(school(SCHOOL, "SD Contoh 1"));
        database.useTransaction(db -> {
            partners.enter(db, List.of(mailed(SCHOOL, "surel@sd-contoh.example")));
            partners.update(db, List.of(mailed(SCHOOL, "lain@sd-contoh.example")));
            partners.update(db, List.of(mailed(SCHOOL, "Surel@SD-contoh.example")));
        });

        assertThat(entry(SCHOOL).partner().email()).contains("surel@sd-contoh.example");
        assertThat(entry(SCHOOL).unconfirmedEmail()).isEmpty();
    }

    private boolean confirm(PartnerId partner, String address) {
        return database.inTransaction(db -> partners.confirm(db, partner, address));
    }

    private static PartnerUpdate mailed(PartnerId partner, String address) {
        return PartnerUpdate.of(partner)
                .withContact(new PartnerUpdate.Contact(Optional.empty(), Optional.of(address), Optional.empty()));
    }

    @Test
    void a_merged_school_goes_on_under_its_new_number_with_its_names_and_history() {
        PartnerId third = new PartnerId("sd-gabungan");
        add(school(SCHOOL, "SD Contoh 1"), school(SECOND, "SD Teladan"), school(third, "SD Gabungan"));
        setPassword(SCHOOL);
        database.useTransaction(db -> partners.merge(db, SCHOOL, SECOND, NOW));
        database.useTransaction(db -> partners.merge(db, SECOND, third, NOW));

        assertThat(partners.find(SCHOOL)).isEmpty();
        assertThat(partners.credential(SCHOOL)).isEmpty();
        assertThat(entry(SCHOOL).mergedInto()).contains(SECOND);
        assertThat(entry(third).aliases())
                .containsExactlyInAnyOrder("SD Contoh 1", "SD Teladan", "sd-contoh", "sd-teladan");
        assertThat(lineage(third)).containsExactlyInAnyOrder(SCHOOL, SECOND, third);
        assertThat(lineage(SCHOOL)).containsExactly(SCHOOL);
        assertThat(named("sd contoh 1"))
                .extracting(PartnerEntry::partner)
                .extracting(Partner::id)
                .containsExactlyInAnyOrder(SCHOOL, SECOND, third);
        assertThatThrownBy(() -> add(school(SCHOOL, "SD Contoh 1"))).isInstanceOf(PartnerRefused.class);
    }

    @Test
    void only_two_partners_of_one_kind_are_merged() {
        add(school(SCHOOL, "SD Contoh 1"));
        assertThatThrownBy(() -> database.useTransaction(db -> partners.merge(db, SCHOOL, SCHOOL, NOW)))
                .isInstanceOf(PartnerRefused.class);
        assertThatThrownBy(() -> database.useTransaction(db -> partners.merge(db, SCHOOL, SECOND, NOW)))
                .isInstanceOf(PartnerRefused.class)
                .hasMessageContaining("There is no partner sd-teladan");
    }

    @Test
    void a_password_is_known_again_until_it_is_changed() {
        add(school(SCHOOL, "SD Contoh 1"));
        String first = setPassword(SCHOOL);
        assertThat(partners.credential(SCHOOL).orElseThrow().matches(first)).isTrue();

        String second = setPassword(SCHOOL);
        assertThat(partners.credential(SCHOOL).orElseThrow().matches(first)).isFalse();
        assertThat(new Partners(database.jdbi())
                        .credential(SCHOOL)
                        .orElseThrow()
                        .matches(second))
                .isTrue();
        assertThat(Credential.generate().toString()).isEqualTo("Generated");
    }

    @Test
    void the_directory_is_read_page_by_page() {
        add(school(SCHOOL, "SD Contoh 1"), school(SECOND, "SD Teladan"));

        assertThat(page(Optional.empty())).containsExactly(SCHOOL);
        assertThat(page(Optional.of(SCHOOL))).containsExactly(SECOND);
        assertThat(page(Optional.of(SECOND))).isEmpty();
    }

    @Test
    void what_another_hub_wrote_shows_after_reading_again() {
        add(school(SCHOOL, "SD Contoh 1"));
        Partners others = new Partners(database.jdbi());
        database.useTransaction(db -> others.remove(db, SCHOOL, NOW));
        assertThat(partners.find(SCHOOL)).isPresent();

        whileFollowing(() -> {
            await().untilAsserted(() -> assertThat(partners.find(SCHOOL)).isEmpty());
        });
        assertThat(changes).hasSize(2);
    }

    @Test
    void who_cannot_be_read_again_enters_by_no_password_until_it_can() {
        add(school(SCHOOL, "SD Contoh 1"), school(SECOND, "SD Teladan"));
        setPassword(SCHOOL);
        String bystanders = setPassword(SECOND);
        Credential.Generated next = Credential.generate();
        whileFollowing(() -> {
            database.useTransaction(db -> {
                db.afterCommit(() -> execute("alter table partner_credentials rename to out_of_reach"));
                partners.credentials().set(db, SCHOOL, next.credential(), NOW);
            });
            assertThat(partners.credential(SCHOOL)).isEmpty();
            assertThat(partners.unread()).containsExactly(SCHOOL);
            assertThat(partners.credential(SECOND).orElseThrow().matches(bystanders))
                    .isTrue();

            execute("alter table out_of_reach rename to partner_credentials");
            await().until(() -> isPasswordOf(SCHOOL, next.secret()));
            assertThat(partners.unread()).isEmpty();
        });
    }

    @Test
    void a_password_that_another_hub_changed_ends_here_too() {
        add(school(SCHOOL, "SD Contoh 1"));
        String old = setPassword(SCHOOL);
        Credential.Generated next = Credential.generate();
        Partners others = new Partners(database.jdbi());
        whileFollowing(() -> {
            database.useTransaction(db -> others.credentials().set(db, SCHOOL, next.credential(), NOW));
            await().until(() -> isPasswordOf(SCHOOL, next.secret()));
            assertThat(isPasswordOf(SCHOOL, old)).isFalse();
        });
        assertThat(changes).last().satisfies(change -> {
            assertThat(change.password()).isTrue();
            assertThat(change.added() || change.removed()).isFalse();
        });
    }

    @Test
    void what_was_told_while_the_connection_was_cut_is_read_once_it_is_back() {
        add(school(SCHOOL, "SD Contoh 1"));
        Partners others = new Partners(database.jdbi());
        whileFollowing(() -> {
            await().until(() -> cutWhoListens() > 0);
            database.useTransaction(db -> others.remove(db, SCHOOL, NOW));
            await().untilAsserted(() -> assertThat(partners.find(SCHOOL)).isEmpty());
        });
    }

    @Test
    void a_listener_that_fails_keeps_neither_others_nor_the_change_from_being_known() {
        List<PartnerId> heard = new ArrayList<>();
        partners.onChange(change -> {
            throw new IllegalStateException("the broker is away");
        });
        partners.onChange(change -> heard.add(change.id()));

        add(school(SCHOOL, "SD Contoh 1"));

        assertThat(partners.find(SCHOOL)).isPresent();
        assertThat(heard).containsExactly(SCHOOL);
    }

    private void whileFollowing(Runnable test) {
        Listening following = partners.follow(database);
        try {
            test.run();
        } finally {
            following.close();
        }
    }

    /** After a silence it was asked whether it is there, which leaves no text behind; no other session stays so. */
    private int cutWhoListens() {
        return database.jdbi()
                .withHandle(db -> db.createQuery("""
                        select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity
                        where datname = current_database()
                          and (query = 'listen simpul_partners'
                               or (query = '' and state_change < clock_timestamp() - interval '2 seconds'))
                        """).mapTo(Integer.class).one());
    }

    private void execute(String sql) {
        database.jdbi().useHandle(db -> db.execute(sql));
    }

    private boolean isPasswordOf(PartnerId partner, String secret) {
        return partners.credential(partner)
                .filter(known -> known.matches(secret))
                .isPresent();
    }

    private void add(Partner... added) {
        database.useTransaction(db -> partners.add(db, List.of(added), NOW));
    }

    private String setPassword(PartnerId partner) {
        Credential.Generated generated = Credential.generate();
        database.useTransaction(db -> partners.credentials().set(db, partner, generated.credential(), NOW));
        return generated.secret();
    }

    private PartnerEntry entry(PartnerId id) {
        return database.jdbi()
                .withHandle(db -> PartnerEntries.byIds(db, Set.of(id)))
                .get(id);
    }

    private Set<PartnerId> lineage(PartnerId id) {
        return database.jdbi().withHandle(db -> PartnerEntries.lineage(db, id));
    }

    private List<PartnerEntry> named(String name) {
        return database.jdbi().withHandle(db -> PartnerEntries.named(db, name));
    }

    private List<PartnerId> page(Optional<PartnerId> after) {
        return database
                .jdbi()
                .withHandle(db -> PartnerEntries.page(
                        db,
                        PartnerSearch.ALL,
                        Order.among(PartnerEntries.ORDERS, Optional.empty(), after.map(PartnerId::value), 1)))
                .rows()
                .stream()
                .map(entry -> entry.partner().id())
                .toList();
    }

    private static Partner school(PartnerId id, String name) {
        return new Partner(
                id,
                PartnerKind.SCHOOL,
                name,
                Optional.of(id + "@example.org"),
                Optional.of(Region.kemendagri("13.75")),
                Set.of(Channel.EMAIL),
                Language.ID,
                true);
    }

    @Test
    void an_address_that_mails_came_back_from_is_forgotten_with_the_others_of_a_former_partner() {
        add(school(SCHOOL, "SD Contoh 1"));
        database.useTransaction(db -> {
            db.execute("update partners set email = 'sd@sekolah.example' where id = ?", SCHOOL.value());
            partners.emailReturned(db, SCHOOL, "sd@sekolah.example");
            partners.remove(db, SCHOOL, NOW);
        });

        int forgotten = database.inTransaction(db -> Partners.forgetAddresses(db, NOW.plusSeconds(1), 10));

        assertThat(forgotten).isEqualTo(1);
        List<String> left =
                database.inTransaction(db -> db.createQuery("select id from partners where email_returned is not null")
                        .mapTo(String.class)
                        .list());
        assertThat(left).isEmpty();
    }
}
