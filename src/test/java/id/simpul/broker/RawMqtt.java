package id.simpul.broker;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An MQTT 3.1.1 connection whose packets go on the wire one by one, in the order and at the moment they are written. */
final class RawMqtt implements Closeable {
    private static final int CONNECT = 0x10;
    private static final int PUBLISH_ONCE_OR_MORE = 0x32;
    private static final int PING = 0xC0;
    private static final int USER_PASSWORD_CLEAN = 0xC2;

    private final Socket socket;
    private final DataInputStream in;
    private int published;

    RawMqtt(int port, String user, String password) throws IOException {
        this(port, user, password, "raw-" + System.nanoTime());
    }

    RawMqtt(int port, String user, String password, String client) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        in = new DataInputStream(socket.getInputStream());
        write(CONNECT, packet -> {
            packet.writeUTF("MQTT");
            packet.write(4);
            packet.write(USER_PASSWORD_CLEAN);
            packet.writeShort(60);
            packet.writeUTF(client);
            packet.writeUTF(user);
            packet.writeUTF(password);
        });
        in.readFully(new byte[4]);
    }

    void publish(String topic, String text) throws IOException {
        published++;
        write(PUBLISH_ONCE_OR_MORE, packet -> {
            packet.writeUTF(topic);
            packet.writeShort(published);
            packet.write(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    void awaitAcknowledged(int count) throws IOException {
        in.readFully(new byte[4 * count]);
    }

    /** The broker's word that it is there, which it gives without waiting for anybody's requests. */
    void ping() throws IOException {
        write(PING, packet -> {});
        in.readFully(new byte[2]);
    }

    private interface Body {
        void writeTo(DataOutputStream packet) throws IOException;
    }

    private void write(int header, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.writeTo(new DataOutputStream(bytes));
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header);
        packet.write(bytes.size());
        bytes.writeTo(packet);
        socket.getOutputStream().write(packet.toByteArray());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
