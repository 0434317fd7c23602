package id.simpul.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02::/64",
        "2001:db8:1:2::9, 20:01:0d:b8:00:01:00:02::/64",
        "::ffff:192.0.2.7, 192.0.2.7"
    })
    void addresses_of_one_network_are_one_caller(String from, String counted) throws Exception {
        assertThat(Caller.address(new InetSocketAddress(InetAddress.getByName(from), 1234)))
                .isEqualTo(counted);
    }
}
