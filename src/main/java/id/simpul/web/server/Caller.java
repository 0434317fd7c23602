package id.simpul.web.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Where a call comes from, as far as it is counted together. */
public final class Caller {
    /** What one household or server is usually given of IPv6. */
    private static final int NETWORK_BYTES = 8;

    private Caller() {}

    public static String address(HttpServerRequest request) {
        return address(request.remoteAddress());
    }

    /** Of IPv6 the network, of whose addresses one caller has any number. */
    static String address(SocketAddress from) {
        String host = Optional.ofNullable(from).map(SocketAddress::hostAddress).orElse("");
        return host.contains(":") ? network(host) : host;
    }

    private static String network(String literal) {
        try {
            InetAddress there = InetAddress.getByName(literal);
            byte[] address = there.getAddress();
            return address.length <= NETWORK_BYTES
                    ? there.getHostAddress()
                    : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address, NETWORK_BYTES)) + "::/64";
        } catch (UnknownHostException e) {
            return literal;
        }
    }
}
