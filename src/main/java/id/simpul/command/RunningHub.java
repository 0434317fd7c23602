package id.simpul.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.ControlDoor;
import id.simpul.ledger.Json;
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
import java.util.List;

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
     * @return what it says of it
     * @throws CommandFailed with one line that says what to do, if no hub runs there or it did not do it
     */
    public List<ObjectNode> ask(String act, ObjectNode arguments, String by, String reason) {
        ObjectNode call = Json.object().put("act", act).put("by", by).put("reason", reason);
        call.set("arguments", arguments);
        HttpResponse<String> response = send(door(), call);
        if (response.statusCode() != 200) {
            throw new CommandFailed(response.body());
        }
        return response.body().lines().map(Json::parse).toList();
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
            throw new CommandFailed("The hub of " + home + " broke off; see its log, then try again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted; the hub may still do it.", e);
        }
    }

    private ObjectNode door() {
        try {
            return Json.parse(Files.readString(home.resolve(ControlDoor.FILE)));
        } catch (NoSuchFileException e) {
            throw notRunning(e);
        } catch (IOException e) {
            throw new CommandFailed(
                    "The hub's home " + home + " cannot be read; run this as the user the hub runs as.", e);
        }
    }

    private CommandFailed notRunning(Exception cause) {
        return new CommandFailed(
                "No hub runs on " + home + "; start it with ./simpul run, or set SIMPUL_HOME to the home it uses.",
                cause);
    }
}
