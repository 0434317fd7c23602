package id.simpul.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.rotation.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The sample collection is large enough for the sample schools, with books that rest between two exchanges. */
class SampleCollectionTest {
    private static final int BACK_DAYS_BEFORE = 4;

    private final Programme programme = Seeds.programme();
    private final TreeMap<LocalDate, List<Runnable>> diary = new TreeMap<>();
    private final Map<String, String> agreements = new HashMap<>();

    @Test
    void every_batch_of_the_programme_is_full_though_books_rest_between_two_exchanges() {
        try (World world = new World()) {
            prepare(world);
            programme.enrolments().forEach((school, day) -> on(day, () -> enrol(world, school)));
            programme.renewals().forEach(one -> on(one.on(), () -> renew(world, one)));
            programme.withdrawals().forEach(one -> on(one.on(), () -> withdraw(world, one.school())));
            for (LocalDate exchange : programme.exchanges().values()) {
                on(exchange.minusDays(BACK_DAYS_BEFORE + 7), () -> giveBack(world));
                on(exchange, () -> dispatch(world));
            }
            diary.forEach((day, acts) -> {
                world.livesTo(day);
                acts.forEach(Runnable::run);
            });

            assertThat(world.texts("select batch || ' ' || count(*) from batch_items where state <> 'dropped'"
                            + " group by batch having count(*) <> 100"))
                    .as("batches that are not full")
                    .isEmpty();
            assertThat(world.text("select count(*) from batches where state <> 'cancelled'"))
                    .isEqualTo("49");
        }
    }

    private void prepare(World world) {
        world.sleepsTo(LocalDate.of(2020, 11, 2));
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        programme
                .enrolments()
                .keySet()
                .forEach(school -> world.partner(
                        school,
                        PartnerKind.SCHOOL,
                        enrolment(school).at("/region/code").asText()));
        List<Request> items = new ArrayList<>();
        Seeds.collection().forEach(item -> items.add(world.request("library", RequestType.CATALOGUE_ITEM, item)));
        world.ask(items);
    }

    private void on(LocalDate day, Runnable act) {
        diary.computeIfAbsent(day, any -> new ArrayList<>()).add(act);
    }

    private void enrol(World world, String school) {
        agreements.put(
                school,
                accepted(world.ask(school, RequestType.ROTATION_ENROL, enrolment(school)))
                        .reference());
    }

    private static ObjectNode enrolment(String school) {
        return Seeds.partners().stream()
                .filter(partner -> partner.id().equals(school))
                .findFirst()
                .orElseThrow()
                .enrolment();
    }

    private void renew(World world, Programme.Change renewal) {
        ObjectNode data = Json.object()
                .put("agreement", agreements.get(renewal.school()))
                .put("termMonths", renewal.termMonths());
        accepted(world.ask(renewal.school(), RequestType.ROTATION_RENEW, data));
    }

    private void withdraw(World world, String school) {
        ObjectNode data = Json.object().put("agreement", agreements.get(school));
        accepted(world.ask(school, RequestType.ROTATION_WITHDRAW, data));
    }

    private static void dispatch(World world) {
        world.texts("select id from batches where state = 'announced'")
                .forEach(batch -> accepted(world.staff(RequestType.STAFF_DISPATCH, World.of(batch))));
    }

    private static void giveBack(World world) {
        world.texts("select id from batches where state in ('dispatched', 'received')")
                .forEach(batch -> accepted(
                        world.staff(RequestType.STAFF_CHECKIN, World.of(batch).put("all", true))));
    }

    private static Decision.Accepted accepted(Decision decision) {
        assertThat(decision).as("%s", decision.reasons()).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted) decision;
    }
}
