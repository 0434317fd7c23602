package id.simpul.intake.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to the broker that can go dead without either end being told, as when a router between them is switched off. */
final class Wire implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket entrance;
    private final int brokerPort;
    private final List<Strand> strands = new CopyOnWriteArrayList<>();

    Wire(Broker broker) throws IOException {
        brokerPort = broker.port();
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    String url() {
        return "tcp://localhost:" + entrance.getLocalPort();
    }

    /** From now on, what is sent on the connections of this moment is lost; new ones work. */
    void goDead() {
        strands.forEach(strand -> strand.dead = true);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Strand strand : strands) {
            strand.near.close();
            strand.far.close();
        }
    }

    private void accept() {
        try {
            while (!entrance.isClosed()) {
                Strand strand = new Strand(entrance.accept(), new Socket("localhost", brokerPort));
                strands.add(strand);
                daemon(() -> strand.pump(strand.near, strand.far));
                daemon(() -> strand.pump(strand.far, strand.near));
            }
        } catch (IOException e) {
            strands.forEach(strand -> strand.dead = true);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static final class Strand {
        private final Socket near;
        private final Socket far;
        private volatile boolean dead;

        Strand(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void pump(Socket from, Socket to) {
            byte[] bytes = new byte[CHUNK];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (!dead) {
                        out.write(bytes, 0, read);
                    }
                }
                if (!dead) {
                    to.close();
                }
            } catch (IOException e) {
                dead = true;
            }
        }
    }
}
