package id.simpul.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the clock wakes: the timers are replaced, and what they would start notes that it was started. */
class ClockRoutesTest extends ShippedRoutes {
    private static final String TICK = "direct:tick";
    private static final String MINUTE = "every-minute";
    private static final List<String> MORNINGS =
            List.of("rotation-plan", "rotation-announce", "rotation-exchange", "rotation-summary", "every-day");

    private final Agenda agenda = new Agenda();

    /** In place of the hub's due work. */
    public static final class Agenda {
        private final List<String> runs = new ArrayList<>();

        public void run() {
            runs.add("all");
        }

        public void run(String work) {
            if (work.equals("rotation.summary")) {
                throw new IllegalStateException("summing up fails");
            }
            runs.add(work);
        }

        public void runInTheMorning() {
            runs.add("what the morning left");
        }

        public void meanwhile(String work) {
            runs.add("meanwhile " + work);
        }
    }

    @Override
    List<String> files() {
        return List.of("rotation", "due-work");
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withUseAdviceWith(true);
    }

    @Override
    public void configureContext(CamelContextConfiguration configuration) {
        super.configureContext(configuration);
        Properties properties = new Properties();
        properties.put("simpul.zone", "Asia/Jakarta");
        properties.put("simpul.morning", "0 6");
        configuration.withUseOverridePropertiesWithPropertiesComponent(properties);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("dueWork", agenda);
    }

    @ParameterizedTest
    @CsvSource({
        "rotation-plan, rotation.plan",
        "rotation-announce, rotation.announce",
        "rotation-exchange, rotation.exchange",
        "every-day, all"
    })
    void each_timer_starts_its_own_work(String route, String work) throws Exception {
        assertThat(tick(route).getException()).isNull();

        assertThat(agenda.runs).containsExactly(work);
    }

    @Test
    void each_minute_starts_what_was_too_much_when_it_was_asked() throws Exception {
        assertThat(tick(MINUTE).getException()).isNull();

        assertThat(agenda.runs)
                .containsExactly("meanwhile exchange.match", "meanwhile rotation.forecast", "what the morning left");
    }

    @Test
    void a_work_that_fails_says_so_and_starts_nothing_else() throws Exception {
        assertThat(tick("rotation-summary").getException()).hasMessage("summing up fails");

        assertThat(agenda.runs).isEmpty();
    }

    @Test
    void the_days_net_is_cast_after_the_quarters_own_work() throws Exception {
        context.start();

        assertThat(MORNINGS).extracting(this::cron).containsExactly("0 0 6", "10 0 6", "20 0 6", "30 0 6", "40 0 6");
    }

    private String cron(String id) {
        Route route = context.getRoute(id);
        String uri = java.net.URLDecoder.decode(
                route.getEndpoint().getEndpointUri(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(uri).contains("trigger.timeZone=Asia/Jakarta");
        return uri.replaceFirst(".*cron=", "").replaceFirst(" \\* \\* \\?.*", "");
    }

    private Exchange tick(String route) throws Exception {
        replaceTimer(route, TICK);
        // The real timers of the others may strike while the test runs.
        for (String other : MORNINGS) {
            if (!other.equals(route)) {
                replaceTimer(other, "direct:tick-of-" + other);
            }
        }
        if (!route.equals(MINUTE)) {
            replaceTimer(MINUTE, "direct:another-tick");
        }
        context.start();
        return send(TICK, "");
    }

    private void replaceTimer(String route, String by) throws Exception {
        AdviceWith.adviceWith(context, route, advice -> advice.replaceFromWith(by));
    }
}
