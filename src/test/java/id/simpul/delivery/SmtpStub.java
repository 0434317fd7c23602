package id.simpul.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A mail server that behaves towards some recipients as real ones do on bad days. */
public final class SmtpStub implements AutoCloseable {
    /** What befalls mails to a recipient. */
    public enum Mood {
        TAKES("250 2.0.0 taken"),
        /** Says at the recipient that it closes the connection, and does. */
        HANGS_UP("421 4.3.2 closing"),
        /** Puts off every recipient. */
        PUTS_OFF("451 4.3.0 later"),
        /** Refuses every recipient for good. */
        REFUSES("550 5.7.1 not here"),
        /** Answers DATA when it is let, or in another mood, not before. */
        IS_SLOW("250 2.0.0 taken"),
        /** Takes the mail and is gone before it says so. */
        BREAKS_OFF("250 2.0.0 never said"),
        FINDS_IT_TOO_LARGE("552 5.3.4 too large"),
        /** Takes no more mails in this connection. */
        HAS_HAD_ENOUGH("250 2.0.0 taken");

        private static final Set<Mood> AT_RECIPIENT = Set.of(HANGS_UP, PUTS_OFF, REFUSES);
        private final String afterDot;

        Mood(String afterDot) {
            this.afterDot = afterDot;
        }

        private boolean isAtRecipient() {
            return AT_RECIPIENT.contains(this);
        }
    }

    /**
     * A mail as it came.
     *
     * @param told whether its sender was told that it was taken, or would have been
     */
    public record Arrived(String to, String messageId, String subject, boolean told) {}

    private final ServerSocket socket;
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Consumer<Arrived> taken;
    private volatile int cutEvery;
    private volatile Mood usual = Mood.TAKES;
    private boolean goesOn;

    SmtpStub() {
        this(mail -> {});
    }

    /** @param taken is told of each mail, at once */
    public SmtpStub(Consumer<Arrived> taken) {
        this.taken = taken;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    SmtpServer server() {
        return SmtpServer.parse(url());
    }

    /** As a hub's setting has it. */
    public String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort() + "?starttls=off";
    }

    /** Towards all that have no mood of their own. */
    public synchronized void towardsAll(Mood mood) {
        usual = mood;
        notifyAll();
    }

    private Mood mood(String recipient) {
        return moods.getOrDefault(recipient, usual);
    }

    private synchronized void awaitNoLongerSlow(String recipient) throws InterruptedException {
        while (!goesOn && mood(recipient) == Mood.IS_SLOW) {
            wait();
        }
    }

    void towards(String recipient, Mood mood) {
        moods.put(recipient, mood);
    }

    /** From now on each connection is cut instead of every so-and-so-manyth answer, whatever it would have been; 0 ends that. */
    void cutEvery(int answers) {
        cutEvery = answers;
    }

    /** Lets the slow go on. */
    synchronized void goOn() {
        goesOn = true;
        notifyAll();
    }

    /** What it took, also where it did not say so. */
    List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    List<String> arrivedTo() {
        return arrived.stream().map(Arrived::to).toList();
    }

    /** The recipients that were named to it, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), false, UTF_8)) {
            converse(in, out);
        } catch (IOException e) {
            // the client is gone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse(BufferedReader in, PrintWriter out) throws IOException, InterruptedException {
        say(out, "220 stub");
        Mood mood = Mood.TAKES;
        String to = "";
        boolean enough = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("MAIL") && enough) {
                say(out, "421 4.7.0 too many mails in this connection");
                return;
            } else if (line.startsWith("RCPT")) {
                to = line.replaceAll(".*<(.*)>.*", "$1");
                asked.add(to);
                mood = mood(to);
                say(out, mood.isAtRecipient() ? mood.afterDot : "250 ok");
                if (mood == Mood.HANGS_UP) {
                    return;
                }
            } else if (line.equals("DATA")) {
                if (mood == Mood.IS_SLOW) {
                    awaitNoLongerSlow(to);
                }
                say(out, "354 go");
                Arrived mail = read(to, mood != Mood.BREAKS_OFF, in);
                if (mood != Mood.FINDS_IT_TOO_LARGE) {
                    arrived.add(mail);
                    taken.accept(mail);
                }
                if (mood == Mood.BREAKS_OFF) {
                    return;
                }
                enough = mood == Mood.HAS_HAD_ENOUGH;
                say(out, mood.afterDot);
            } else {
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private static Arrived read(String to, boolean told, BufferedReader in) throws IOException {
        String id = "";
        String subject = "";
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("the client is gone in the middle of its mail");
            }
            id = line.startsWith("Message-ID:") ? line.substring(11).strip() : id;
            subject = line.startsWith("Subject:") ? line.substring(8).strip() : subject;
        }
        return new Arrived(to, id, subject, told);
    }

    private void say(PrintWriter out, String line) throws IOException {
        if (cutEvery > 0 && answers.incrementAndGet() % cutEvery == 0) {
            throw new IOException("cut");
        }
        out.print(line + "\r\n");
        out.flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp-stub");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        goOn();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
