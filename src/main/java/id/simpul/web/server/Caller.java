package id.simpul.web.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a call comes from, as far as it is counted together. */
public final class Caller {
    /** What one household or server is usually given of IPv6. */
    private static final int NETWORK_BYTES = 8;

    private Caller() {}

    public static String address(HttpServerRequest request) {
        return address(((ConnectionBase) request.connection()).channel().remoteAddress());
    }

    /** Of IPv6 the network, of whose addresses one caller has any number; nothing of one that is gone again. */
    static String address(SocketAddress from) {
        return from instanceof InetSocketAddress there ? address(there.getAddress()) : "";
    }

    private static String address(InetAddress from) {
        byte[] address = from.getAddress();
        return address.length <= NETWORK_BYTES
                ? from.getHostAddress()
                : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(address, NETWORK_BYTES)) + "::/64";
    }
}
