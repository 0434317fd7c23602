package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.client.Protocol;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** A partner's system that puts many requests on its queue in one STOMP transaction: the hub finds all of them at once. */
final class StompTransaction {
    private static final String NAME = "all-at-once";

    private StompTransaction() {}

    static void send(WholeHub hub, Member member, List<String> bodies) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hub.port(Protocol.STOMP));
                OutputStream out = new BufferedOutputStream(socket.getOutputStream());
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.setSoTimeout(60_000);
            frame(
                    out,
                    "CONNECT\naccept-version:1.2\nhost:localhost\nlogin:" + member.id() + "\npasscode:"
                            + member.password() + "\n",
                    "");
            expect(in, "CONNECTED");
            frame(out, "BEGIN\ntransaction:" + NAME + "\n", "");
            for (String body : bodies) {
                frame(
                        out,
                        "SEND\ndestination:" + member.requests() + "\ntransaction:" + NAME
                                + "\npersistent:true\ncontent-type:application/cloudevents+json\ncontent-length:"
                                + body.getBytes(UTF_8).length + "\n",
                        body);
            }
            frame(out, "COMMIT\ntransaction:" + NAME + "\nreceipt:done\n", "");
            expect(in, "RECEIPT");
        }
    }

    private static void frame(OutputStream out, String head, String body) throws IOException {
        out.write((head + "\n" + body + "\0").getBytes(UTF_8));
        out.flush();
    }

    private static void expect(InputStream in, String command) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        for (int next = in.read(); next > 0; next = in.read()) {
            frame.write(next);
        }
        String answer = frame.toString(UTF_8).stripLeading();
        if (!answer.startsWith(command)) {
            throw new IOException(
                    "The broker answered " + answer.lines().limit(3).toList() + " instead of " + command);
        }
    }
}
