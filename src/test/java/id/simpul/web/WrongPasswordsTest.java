package id.simpul.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongPasswordsTest {
    private static final Optional<PartnerId> SCHOOL = Optional.of(new PartnerId("sd-contoh"));
    private static final Optional<PartnerId> CAMPUS = Optional.of(new PartnerId("kampus"));

    private final WrongPasswords wrong = new WrongPasswords();
    private final Told told = new Told();

    @BeforeEach
    void listen() {
        told.start();
        logger().addAppender(told);
    }

    @AfterEach
    void stop() {
        logger().removeAppender(told);
    }

    @Test
    void the_first_is_told_at_once_and_the_others_once_a_minute_together() {
        wrong.note("192.0.2.1", SCHOOL);
        for (int n = 0; n < 200; n++) {
            wrong.note("192.0.2.1", n % 2 == 0 ? SCHOOL : CAMPUS);
        }
        wrong.tell();
        wrong.tell();

        assertThat(told.lines)
                .containsExactly(
                        "A wrong password over HTTP from 192.0.2.1, for sd-contoh",
                        "200 more wrong passwords over HTTP from 192.0.2.1, for [kampus, sd-contoh]");
    }

    @Test
    void an_address_that_was_quiet_for_a_minute_begins_anew() {
        wrong.note("192.0.2.1", SCHOOL);
        wrong.tell();
        wrong.note("192.0.2.1", SCHOOL);

        assertThat(told.lines).hasSize(2).allMatch(line -> line.startsWith("A wrong password"));
    }

    @Test
    void a_name_that_is_no_partners_is_not_told() {
        wrong.note("192.0.2.1", Optional.empty());

        assertThat(told.lines).containsExactly("A wrong password over HTTP from 192.0.2.1, for no known partner");
    }

    @Test
    void many_addresses_are_told_together_and_cost_no_more_memory() {
        for (int n = 0; n < 5000; n++) {
            wrong.note("10.0." + n / 250 + "." + n % 250, Optional.empty());
        }
        wrong.tell();

        assertThat(told.lines).hasSizeLessThan(1100).last().asString().contains("from other addresses");
    }

    private static Logger logger() {
        return (Logger) LogManager.getLogger(WrongPasswords.class);
    }

    /** Keeps what is logged. */
    private static final class Told extends AbstractAppender {
        private final List<String> lines = new ArrayList<>();

        Told() {
            super("told", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
        }
    }
}
