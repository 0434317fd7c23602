package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Json;
import id.simpul.policy.Rule;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One library office offers its duplicates in many long lists at once; everybody else is served meanwhile, and so is it. */
@Shows(Rule.R15)
class LongOffersJourney {
    private static final int OFFERS = 24;
    private static final int LINES = 500;
    private static final int WANTED_BY_THE_LIBRARY = 1_000;

    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static Member dinas;
    private static JmsSystem library;
    private static JmsSystem offering;
    private static JmsSystem otherDinas;
    private static JmsSystem university;
    private static JmsSystem school;

    private final Random random = new Random(1945);

    @BeforeAll
    static void start() throws JMSException {
        hub = WholeHub.withDatabase(home).start();
        library = JmsSystem.core(hub, hub.add("library", "library"));
        dinas = hub.add("dinas-a", "dinas");
        offering = JmsSystem.core(hub, dinas);
        otherDinas = JmsSystem.core(hub, hub.add("dinas-b", "dinas"));
        university = JmsSystem.amqp(hub, hub.add("univ-a", "university"));
        school = JmsSystem.core(hub, hub.add("sd-a", "school"));
    }

    @AfterAll
    static void stop() throws JMSException {
        for (JmsSystem system : List.of(library, offering, otherDinas, university, school)) {
            system.close();
        }
        hub.close();
    }

    @Test
    void long_offers_in_one_transaction_are_all_answered_and_hold_up_nobody() throws JMSException, IOException {
        copy("EX-1", "Rumah Gadang");
        ObjectNode list = titles("titles", WANTED_BY_THE_LIBRARY - 1);
        list.withArray("/titles").add(Json.object().put("title", "Kaba Cindua Mato"));
        library.send(Asked.event("library", "l-1", "exchange.want", list));
        assertThat(library.reply().outcome()).hasToString("{\"wanted\":" + WANTED_BY_THE_LIBRARY + "}");

        StompTransaction.send(hub, dinas, offers());
        for (int time = 0; time < 5; time++) {
            assertServed(otherDinas, "dinas-b", time);
            assertServed(school, "sd-a", time);
        }
        university.send(Asked.event("univ-a", "u-1", "exchange.offer", offer("Kaba Cindua Mato", "Rumah Gadang")));
        Answered paired = university.reply();

        assertThat(paired.status()).isEqualTo("accepted");
        assertThat(paired.outcome().path("pairs").findValuesAsText("gets")).containsExactly("Rumah Gadang");
        List<String> answered = new ArrayList<>();
        for (int offer = 0; offer < OFFERS; offer++) {
            Answered reply = offering.reply();
            assertThat(reply.status()).isEqualTo("accepted");
            answered.add(reply.request());
        }
        assertThat(answered)
                .containsExactlyElementsOf(IntStream.range(0, OFFERS)
                        .mapToObj(offer -> "o-" + offer)
                        .toList());
        assertThat(hub.deadLetters()).isEmpty();
    }

    private static void assertServed(JmsSystem system, String partner, int time) throws JMSException {
        ObjectNode question = Json.object().put("request", "never asked");
        system.send(Asked.event(partner, "s-" + time, "request.status", question));
        assertThat(system.reply().request()).isEqualTo("s-" + time);
    }

    private static void copy(String barcode, String title) throws JMSException {
        ObjectNode data = Json.object()
                .put("barcode", barcode)
                .put("title", title)
                .put("collection", "exchange")
                .put("condition", "good")
                .put("lendable", true);
        library.send(Asked.event("library", "i-" + barcode, "catalogue.item", data));
        assertThat(library.reply().status()).isEqualTo("accepted");
    }

    private List<String> offers() {
        return IntStream.range(0, OFFERS)
                .mapToObj(offer -> {
                    ObjectNode data = titles("wanted", LINES);
                    for (int line = 0; line < LINES; line++) {
                        data.withArray("/offered")
                                .addObject()
                                .put("ref", "t-" + line)
                                .put("title", title())
                                .put("forSale", false);
                    }
                    return Asked.event("dinas-a", "o-" + offer, "exchange.offer", data)
                            .toString();
                })
                .toList();
    }

    private static ObjectNode offer(String gives, String wants) {
        ObjectNode data = Json.object();
        data.withArray("/offered")
                .addObject()
                .put("ref", "t-1")
                .put("title", gives)
                .put("forSale", false);
        data.withArray("/wanted").addObject().put("title", wants);
        return data;
    }

    private ObjectNode titles(String field, int count) {
        ObjectNode data = Json.object();
        IntStream.range(0, count)
                .forEach(n -> data.withArray("/" + field).addObject().put("title", title()));
        return data;
    }

    /** Many titles share their words. */
    private String title() {
        List<String> words =
                List.of("Sejarah", "Laporan", "Daerah", "Kota", "Tambang", "Nagari", "Adat", "Pasar", "Sekolah");
        StringBuilder title = new StringBuilder();
        for (int word = 0; word < 5; word++) {
            title.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        return title.append(random.nextInt(100_000)).toString();
    }
}
