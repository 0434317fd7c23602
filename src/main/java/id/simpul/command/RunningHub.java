package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act.Said;
import id.simpul.hub.control.ControlSocket;
import id.simpul.hub.control.Deadline;
import id.simpul.hub.control.Frame;
import id.simpul.hub.control.Outcome;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The hub that runs on a home, as a command sees it. */
public final class RunningHub {
    private static final Duration LONGEST_ACT = Duration.ofMinutes(30);

    private final Path home;

    public RunningHub(Path home) {
        this.home = home;
    }

    /**
     * Has the hub do something and waits until it is done.
     *
     * @return what it says of it; of a list the first page
     * @throws CommandFailed with one line that says what to do, if no hub runs there or it did not do it
     */
    public List<ObjectNode> ask(String act, ObjectNode arguments, String by, String reason) {
        return ask(new Asking(act, arguments, by, reason), Optional.empty()).lines();
    }

    /** What is asked for, by whom and why. */
    public record Asking(String act, ObjectNode arguments, String by, String reason) {}

    /**
     * Has the hub do something and waits until it is done.
     *
     * @param after where the page of a list before ended
     * @throws CommandFailed with one line that says what to do, if no hub runs there or it did not do it
     */
    public Said ask(Asking asking, Optional<String> after) {
        ObjectNode call = Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("act", asking.act())
                .put("by", asking.by())
                .put("reason", asking.reason());
        call.set("arguments", asking.arguments());
        after.ifPresent(key -> call.put("after", key));
        ObjectNode answer = send(call);
        Outcome outcome = Outcome.of(answer);
        if (outcome == Outcome.DONE) {
            return Json.as(Said.class, answer.path("said"));
        }
        throw new CommandFailed(
                switch (outcome) {
                    case NOT_DONE -> new Phrase(reasons(answer, Language.ID), reasons(answer, Language.EN));
                    case REFUSED -> notTheOwner();
                    case BUSY -> busy();
                    default -> failed(asking.act());
                });
    }

    /** In one line, whatever the reasons are. */
    private static String reasons(ObjectNode answer, Language language) {
        List<String> sentences = new ArrayList<>();
        answer.path("reasons")
                .forEach(reason -> sentences.add(
                        reason.path("message").path(language.wire()).asText()));
        return String.join(" ", sentences).replaceAll("\\s+", " ");
    }

    private Phrase notTheOwner() {
        return new Phrase(
                "Simpul di " + home + " hanya menerima perintah dari pemilik rumah itu dan root.",
                "The hub of " + home + " takes commands only from that home's owner and root.");
    }

    private static Phrase busy() {
        return new Phrase(
                "Simpul sedang mengerjakan terlalu banyak perintah sekaligus; coba lagi sebentar lagi.",
                "The hub is doing too many commands at once; try again in a moment.");
    }

    private static Phrase failed(String act) {
        return new Phrase(
                "Simpul gagal mengerjakan " + act + "; catatannya (log) menerangkan sebabnya.",
                "The hub failed on " + act + "; its log says why.");
    }

    @SuppressWarnings("try") // The deadline only has to run.
    private ObjectNode send(ObjectNode call) {
        byte[] content = Frame.bytes(call);
        if (content.length > Frame.LONGEST_CALL) {
            throw new CommandFailed(tooLong());
        }
        try (SocketChannel hub = ControlSocket.of(home).connect();
                Deadline deadline = Deadline.of(hub, LONGEST_ACT)) {
            Frame.write(hub, content);
            return Frame.read(hub, Integer.MAX_VALUE);
        } catch (NoSuchFileException | ConnectException e) {
            throw notRunning(e);
        } catch (AccessDeniedException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw Files.isReadable(home) ? brokenOff(e) : unreadable(e);
        }
    }

    private static Phrase tooLong() {
        int most = Frame.LONGEST_CALL >> 20;
        return new Phrase(
                "Itu lebih panjang daripada " + most + " MiB, batas sebuah perintah; bagilah berkasnya.",
                "That is longer than " + most + " MiB, the limit of a command; divide the file.");
    }

    private CommandFailed brokenOff(IOException cause) {
        return new CommandFailed(
                new Phrase(
                        "Simpul di " + home + " terputus; lihat catatannya (log), lalu coba lagi.",
                        "The hub of " + home + " broke off; see its log, then try again."),
                cause);
    }

    private CommandFailed unreadable(IOException cause) {
        return new CommandFailed(
                new Phrase(
                        "Rumah Simpul " + home + " tidak dapat dibaca; jalankan sebagai pengguna yang menjalankannya.",
                        "The hub's home " + home + " cannot be read; run this as the user the hub runs as."),
                cause);
    }

    private CommandFailed notRunning(Exception cause) {
        return new CommandFailed(
                new Phrase(
                        "Tidak ada Simpul yang berjalan di " + home
                                + "; jalankan ./simpul run, atau isi SIMPUL_HOME dengan rumah yang dipakainya.",
                        "No hub runs on " + home
                                + "; start it with ./simpul run, or set SIMPUL_HOME to the home it uses."),
                cause);
    }
}
