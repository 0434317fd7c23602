package id.simpul.hub.backup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import id.simpul.backup.BackupFailed;
import id.simpul.hub.control.Act;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A backup as the door for commands offers it. */
public final class BackupAct implements Act {
    private final Backups backups;

    public BackupAct(Backups backups) {
        this.backups = backups;
    }

    @Override
    public Said perform(Call call) {
        try {
            Path file = Path.of(call.arguments().path("file").asText());
            return Said.of(
                    List.of(backups.make(file, Optional.of(call.staff().name())).shown()));
        } catch (BackupFailed e) {
            throw new NotDone(reasons(e.sentence()));
        }
    }

    static ArrayNode reasons(Phrase sentence) {
        ArrayNode reasons = Json.object().arrayNode();
        reasons.addObject()
                .put("code", "backup-failed")
                .put("pointer", "")
                .putObject("message")
                .put("id", sentence.indonesian())
                .put("en", sentence.english());
        return reasons;
    }
}
