package id.simpul.web.server;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Where a call comes from, as far as it is counted together. */
public final class Caller {
    /** What one household or server is usually given of IPv6. */
    private static final int NETWORK_BYTES = 8;

    private Caller() {}

    public static String address(HttpServerRequest request) {
        return address(((ConnectionBase) request.connection()).channel().remoteAddress());
    }

    /** The certificate that a caller has shown in the handshake; none without TLS, or where it was not asked for one. */
    public static Optional<X509Certificate> certificate(HttpServerRequest request) {
        if (!request.isSSL()) {
            return Optional.empty();
        }
        try {
            return request.connection().peerCertificates().stream()
                    .filter(X509Certificate.class::isInstance)
                    .map(X509Certificate.class::cast)
                    .findFirst();
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
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
