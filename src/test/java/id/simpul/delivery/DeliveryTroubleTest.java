package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTroubleTest {
    @ParameterizedTest
    @CsvSource({"400, REFUSED", "404, REFUSED", "429, CHANNEL_AWAY", "500, CHANNEL_AWAY", "503, CHANNEL_AWAY"})
    void a_gateway_over_http_refuses_or_is_away_by_its_status(int status, DeliveryTrouble trouble) {
        Exception thrown = new HttpOperationFailedException("http://gateway", status, "", null, Map.of(), "");

        assertThat(DeliveryTrouble.of(new IllegalStateException("Multicast processing failed", thrown)))
                .isEqualTo(trouble);
    }

    @Test
    void a_gateway_that_cannot_be_reached_is_away() {
        assertThat(DeliveryTrouble.of(new IllegalStateException(new IOException("connection refused"))))
                .isEqualTo(DeliveryTrouble.CHANNEL_AWAY);
    }

    @Test
    void what_no_route_carries_is_put_off_until_one_does() {
        assertThat(DeliveryTrouble.of(new IllegalStateException(new NotCarried("no such channel"))))
                .isEqualTo(DeliveryTrouble.PUT_OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "08006, CHANNEL_AWAY",
        "57P01, CHANNEL_AWAY",
        "53100, CHANNEL_AWAY",
        "40P01, CHANNEL_AWAY",
        ", CHANNEL_AWAY",
        "22021, REFUSED",
        "23505, REFUSED"
    })
    void a_mail_whose_links_cannot_be_made_for_want_of_the_database_is_not_at_fault(
            String state, DeliveryTrouble trouble) {
        Exception thrown = new UnableToExecuteStatementException(new SQLException("links", state), null);

        assertThat(DeliveryTrouble.of(new IllegalStateException("the mail could not be made", thrown)))
                .isEqualTo(trouble);
    }
}
