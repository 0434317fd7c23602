package id.simpul.broker;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client of no protocol, which puts on the wire what no decent one would. */
final class RawClient implements Closeable {
    private static final int PIECE = 16 << 10;

    private final Socket socket;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
        socket.setTcpNoDelay(true);
    }

    static RawClient plain(int port) throws IOException {
        return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    static RawClient tls(int port) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
        return new RawClient(context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port));
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Goes on writing until the broker has hung up, or so many bytes went out; says how many did. */
    long pour(long most) {
        byte[] piece = "x".repeat(PIECE).getBytes(StandardCharsets.US_ASCII);
        long poured = 0;
        try {
            while (poured < most) {
                write(piece);
                poured += PIECE;
            }
        } catch (IOException e) {
            return poured;
        }
        return poured;
    }

    /** What the broker says until it says no more or hangs up. */
    String readToEnd() {
        StringBuilder said = new StringBuilder();
        try {
            for (int octet = socket.getInputStream().read();
                    octet >= 0;
                    octet = socket.getInputStream().read()) {
                said.append((char) octet);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The broker did not hang up, it said: " + said, e);
        } catch (IOException e) {
            return said.toString();
        }
        return said.toString();
    }

    /** What the broker says up to a character. */
    String readUntil(char end) throws IOException {
        StringBuilder said = new StringBuilder();
        int octet = socket.getInputStream().read();
        while (octet >= 0 && octet != end) {
            said.append((char) octet);
            octet = socket.getInputStream().read();
        }
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Any certificate will do: it is not the client that is tried here. */
    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("No client certificates here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            assert chain.length > 0;
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
