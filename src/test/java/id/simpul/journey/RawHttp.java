package id.simpul.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;

/** One connection to a port of HTTP, over which a client says what no library would say. */
final class RawHttp implements AutoCloseable {
    private final Socket socket = new Socket();

    RawHttp(int port) throws IOException {
        // Small, so that what is not read stays with its sender.
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
    }

    static String credentials(Member member) {
        return credentials(member.id(), member.password());
    }

    static String credentials(String name, String password) {
        String pair = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(ISO_8859_1));
        return "Authorization: Basic " + pair + "\r\n";
    }

    /** Whether it could be said. */
    boolean say(String words) {
        try {
            socket.getOutputStream().write(words.getBytes(ISO_8859_1));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first line that is answered; empty if the connection ends without one. */
    String answer(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int next = in.read(); next >= 0 && next != '\r'; next = in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** Whether the other side has ended it; what it says before is passed over, but no more than a few bytes at a time. */
    boolean isEnded() {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether it ends once everything that came before is read. */
    boolean isAtItsEnd() {
        try {
            socket.setSoTimeout(10_000);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
