package id.simpul.intake.component;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A partner's system that speaks STOMP by hand. */
final class StompPartner implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final Socket socket;
    private final InputStream in;

    StompPartner(Broker broker) throws IOException {
        socket = new Socket("localhost", broker.port());
        socket.setSoTimeout(PATIENCE);
        in = new BufferedInputStream(socket.getInputStream());
        write("CONNECT\naccept-version:1.2\nhost:localhost\nheart-beat:0,0\n\n");
        frame();
    }

    /** Sends a text; with its length said, it is bytes to the broker. */
    void send(String address, String body, boolean length) throws IOException {
        String said = length ? "content-length:" + body.getBytes(StandardCharsets.UTF_8).length + "\n" : "";
        write("SEND\ndestination:" + address + "\ndestination-type:ANYCAST\npersistent:true\n" + said + "\n" + body);
    }

    /** The next message of an address, headers and body. */
    String next(String address) throws IOException {
        write("SUBSCRIBE\nid:1\ndestination:" + address + "\nsubscription-type:ANYCAST\nack:auto\n\n");
        return frame();
    }

    private void write(String frame) throws IOException {
        socket.getOutputStream().write((frame + '\0').getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private String frame() throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        int one = in.read();
        while (one == '\n') {
            one = in.read();
        }
        while (one > 0) {
            frame.write(one);
            one = in.read();
        }
        return frame.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
