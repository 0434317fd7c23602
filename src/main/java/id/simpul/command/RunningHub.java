package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act.Said;
import id.simpul.hub.control.ControlDoor;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
    private final Path home;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

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
        HttpResponse<String> response = send(door(), call);
        if (response.statusCode() == 200) {
            return Json.as(Said.class, Json.parse(response.body()));
        }
        throw new CommandFailed(
                response.statusCode() == 409
                        ? new Phrase(reasons(response.body(), Language.ID), reasons(response.body(), Language.EN))
                        : failed(asking.act()));
    }

    /** In one line, whatever the reasons are. */
    private static String reasons(String body, Language language) {
        List<String> sentences = new ArrayList<>();
        Json.parse(body)
                .path("reasons")
                .forEach(reason -> sentences.add(
                        reason.path("message").path(language.wire()).asText()));
        return String.join(" ", sentences).replaceAll("\\s+", " ");
    }

    private static Phrase failed(String act) {
        return new Phrase(
                "Simpul gagal mengerjakan " + act + "; catatannya (log) menerangkan sebabnya.",
                "The hub failed on " + act + "; its log says why.");
    }

    private HttpResponse<String> send(ObjectNode door, ObjectNode call) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + door.get("port").intValue() + "/"))
                .header("Authorization", "Bearer " + door.get("token").textValue())
                .timeout(Duration.ofMinutes(30))
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(call)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw notRunning(e);
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Simpul di " + home + " terputus; lihat catatannya (log), lalu coba lagi.",
                            "The hub of " + home + " broke off; see its log, then try again."),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(
                    new Phrase(
                            "Dihentikan; Simpul mungkin tetap mengerjakannya.",
                            "Interrupted; the hub may still do it."),
                    e);
        }
    }

    private ObjectNode door() {
        try {
            return Json.parse(Files.readString(home.resolve(ControlDoor.FILE)));
        } catch (NoSuchFileException e) {
            throw notRunning(e);
        } catch (IOException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Rumah Simpul " + home
                                    + " tidak dapat dibaca; jalankan sebagai pengguna yang menjalankannya.",
                            "The hub's home " + home + " cannot be read; run this as the user the hub runs as."),
                    e);
        }
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
