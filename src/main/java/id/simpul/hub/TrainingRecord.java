package id.simpul.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.partner.PersonalNumbers;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What staff write of the library's own candidates who were sent elsewhere; no schema stands before it as before a partner's. */
final class TrainingRecord {
    private static final int MOST = 500;
    private static final int LONGEST = 200;

    private TrainingRecord() {}

    /**
     * @throws NotDone with what is wrong, if anything is
     */
    static void require(ObjectNode data) {
        requireText(data, "at", "where they were trained");
        requireDay(data, "from");
        requireDay(data, "to");
        JsonNode participants = data.path("participants");
        if (!participants.isArray() || participants.isEmpty() || participants.size() > MOST) {
            throw new NotDone("Give 1 to " + MOST + " participants, each like {\"name\": \"…\", \"rank\": \"III/a\"}.");
        }
        participants.forEach(one -> {
            requireText(one, "name", "a participant's name");
            requireText(one, "rank", "a participant's rank, such as III/a");
        });
        if (PersonalNumbers.in(Json.text(data))) {
            throw new NotDone("The file holds a number that looks like a NIK. The hub takes none; leave it out.");
        }
    }

    private static void requireText(JsonNode node, String field, String what) {
        String text = node.path(field).asText();
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new NotDone(
                    "Give " + what + " as \"" + field + "\", one line of at most " + LONGEST + " characters.");
        }
    }

    private static void requireDay(JsonNode node, String field) {
        try {
            LocalDate.parse(node.path(field).asText());
        } catch (DateTimeParseException e) {
            throw new NotDone("Write \"" + field + "\" as a date like 2026-08-03.");
        }
    }
}
