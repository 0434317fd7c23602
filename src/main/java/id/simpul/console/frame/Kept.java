package id.simpul.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Keys;
import id.simpul.console.session.Sealed;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form that was sent after its session had ended. It goes with the log-in form, closed to everybody but the hub, and is done once
 * the same person is in again.
 *
 * @param user whose form it was
 */
public record Kept(String user, String path, Map<String, List<String>> form) {
    private static final String ABOUT = "kept form";

    public Kept {
        form = Map.copyOf(form);
    }

    String sealed(Keys keys) {
        ObjectNode content = Json.object().put("user", user).put("path", path);
        content.set("form", Json.node(form));
        byte[] sealed = keys.seal(Json.text(content).getBytes(UTF_8), ABOUT).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What is in a field of the log-in form; nothing if it is empty or was made elsewhere. */
    public static Optional<Kept> open(Keys keys, String field) {
        if (field.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(field);
            return Optional.of(read(Json.parse(new String(keys.open(new Sealed(sealed), ABOUT), UTF_8))));
        } catch (IllegalArgumentException | IllegalStateException | NegativeArraySizeException forged) {
            return Optional.empty();
        }
    }

    private static Kept read(ObjectNode content) {
        Map<String, List<String>> form = new HashMap<>();
        content.path("form").properties().forEach(field -> {
            List<String> values = new ArrayList<>();
            for (JsonNode value : field.getValue()) {
                values.add(value.asText());
            }
            form.put(field.getKey(), values);
        });
        return new Kept(content.path("user").asText(), content.path("path").asText(), form);
    }
}
