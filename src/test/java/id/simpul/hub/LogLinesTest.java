package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log makes of what others wrote. */
class LogLinesTest {
    private static final String NUMBER = "1375012304150001";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u001b[2K"})
    void what_a_partner_wrote_begins_no_line_of_its_own_and_moves_no_cursor(String sign) {
        String written = "an id" + sign + "2026-01-01 INFO forged";

        assertThat(line(written, null).strip())
                .endsWith("forged")
                .contains("an id ")
                .doesNotContain(sign);
        String[] lines = line("failed", new IllegalStateException(written)).split("\\R");
        assertThat(lines).noneMatch(line -> line.startsWith("2026-01-01 INFO"));
        assertThat(String.join("", lines)).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into lanes values ('1375012304150001', 'a', 'b', now()), ('1375012304150001', 'a', 'b', now())",
                "select 'x1375012304150001'::int",
                "select '1375012304150001'::int",
                "select '1375012304150001-13-01'::date",
                "select '{1375012304150001'::int[]"
            })
    void no_value_of_a_row_gets_into_the_log_by_an_error_of_the_database(String sql) {
        try (Database database = TestDatabase.fresh()) {
            Throwable thrown = catchThrowable(() -> database.useTransaction(db -> db.execute(sql)));

            assertThat(thrown).isNotNull();
            assertThat(line("failed", thrown)).contains("failed", "ERROR: ").doesNotContain(NUMBER);
            assertThat(json("failed", thrown)).contains("failed", "ERROR: ").doesNotContain(NUMBER);
            assertThat(Json.parse(json("failed", thrown)).path("message").asText())
                    .isEqualTo("failed");
        }
    }

    private static String line(String message, Throwable thrown) {
        return written("console", message, thrown);
    }

    private static String json(String message, Throwable thrown) {
        return written("json", message, thrown);
    }

    private static String written(String appender, String message, Throwable thrown) {
        LogEvent event = Log4jLogEvent.newBuilder()
                .setLoggerName(LogLinesTest.class.getName())
                .setLevel(Level.WARN)
                .setMessage(new SimpleMessage(message))
                .setThrown(thrown)
                .build();
        return new String(
                LoggerContext.getContext(false)
                        .getConfiguration()
                        .getAppender(appender)
                        .getLayout()
                        .toByteArray(event),
                StandardCharsets.UTF_8);
    }
}
