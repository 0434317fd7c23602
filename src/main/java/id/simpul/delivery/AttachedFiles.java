package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Topic;
import java.util.ArrayList;
import java.util.List;

/** The files that go with a mail, in its reader's language. */
record AttachedFiles(Words words) {
    /** Tells in sentences what the reader finds beside the mail itself: long lists, and days for the calendar. */
    List<String> told(Letter letter, List<Mail.Attachment> calendar) {
        List<String> lines = new ArrayList<>();
        letter.longTables()
                .forEach(table ->
                        lines.add(words.get("mail.attached", table.rows().size(), fileOf(table))));
        calendar.stream()
                .map(file -> file.type().endsWith("CANCEL") ? "mail.calendar.off" : "mail.calendar")
                .distinct()
                .forEach(line -> lines.add(words.get(line)));
        return lines;
    }

    /** A list, whole. */
    Mail.Attachment csv(Table table) {
        return new Mail.Attachment(fileOf(table), "text/csv; charset=utf-8", table.csv(words.language()));
    }

    private String fileOf(Table table) {
        return words.find("file." + table.name()).orElseGet(() -> words.get("file.other")) + ".csv";
    }

    /** What an enclosure makes of a notice. */
    Mail.Attachment enclosed(Enclosure enclosure, Topic topic, ObjectNode data) {
        String name = words.get("file." + topic.wire()) + "-"
                + data.path("period").asText(data.path("quarter").asText());
        return new Mail.Attachment(
                Words.oneLine(name) + "." + enclosure.ending(),
                enclosure.type(),
                enclosure.made().apply(data, words.language()));
    }
}
