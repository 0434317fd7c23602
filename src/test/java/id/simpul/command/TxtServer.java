package id.simpul.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A name server that gives every question the same text, or knows no name at all (RFC 1035). */
final class TxtServer implements AutoCloseable {
    private static final int HEADER = 12;

    private final DatagramSocket socket;
    private final Optional<String> text;

    private TxtServer(Optional<String> text) {
        this.text = text;
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    static TxtServer saying(String text) {
        return new TxtServer(Optional.of(text));
    }

    static TxtServer none() {
        return new TxtServer(Optional.empty());
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        byte[] buffer = new byte[512];
        try {
            while (!socket.isClosed()) {
                DatagramPacket question = new DatagramPacket(buffer, buffer.length);
                socket.receive(question);
                byte[] answer = answer(question);
                socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private byte[] answer(DatagramPacket question) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] asked = question.getData();
        int end = HEADER;
        while (asked[end] != 0) {
            end += asked[end] + 1;
        }
        end += 5; // The end of the name, type and class.
        out.write(asked, 0, 2);
        out.write(0x84); // An answer, of who knows.
        out.write(text.isPresent() ? 0 : 3); // No such name.
        out.writeBytes(new byte[] {0, 1, 0, (byte) (text.isPresent() ? 1 : 0), 0, 0, 0, 0});
        out.write(asked, HEADER, end - HEADER);
        text.ifPresent(said -> {
            byte[] bytes = said.getBytes(StandardCharsets.US_ASCII);
            out.writeBytes(new byte[] {(byte) 0xC0, HEADER, 0, 16, 0, 1, 0, 0, 0, 60, 0, (byte) (bytes.length + 1)});
            out.write(bytes.length);
            out.writeBytes(bytes);
        });
        return out.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}
