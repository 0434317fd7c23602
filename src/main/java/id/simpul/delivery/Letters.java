package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the mail that tells a partner of a notice, in the partner's language. */
public final class Letters {
    private final Sender sender;
    private final PebbleEngine templates;
    private final Map<Language, Words> words = new EnumMap<>(Language.class);
    private final Map<Topic, Enclosure> enclosures;

    /**
     * @param sender the host library, as it signs
     */
    public Letters(Sender sender) {
        this(sender, Map.of());
    }

    /**
     * @param enclosures what goes out with the mails of a topic beside its lists
     */
    public Letters(Sender sender, Map<Topic, Enclosure> enclosures) {
        this.sender = sender;
        this.enclosures = Map.copyOf(enclosures);
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("templates");
        this.templates = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .newLineTrimming(false)
                .build();
        for (Language language : Language.values()) {
            words.put(language, new Words(language, sender.zone()));
        }
    }

    /**
     * Called by the route {@code channel-email}.
     *
     * @throws IllegalArgumentException if the partner has no usable address
     */
    public Mail compose(Delivery delivery) {
        ObjectNode event = Json.parse(delivery.event());
        Topic topic = Topic.ofWire(delivery.topic());
        Words reader = words.get(delivery.to().language());
        ObjectNode data = (ObjectNode) event.path("data");
        Letter letter = new Letter(reader, topic, data);
        Instant at = Instant.parse(event.path("time").asText());
        List<Mail.Attachment> attachments = new ArrayList<>();
        letter.tables().forEach(table -> attachments.add(csv(table, reader)));
        Optional.ofNullable(enclosures.get(topic))
                .ifPresent(enclosure -> attachments.add(enclosed(enclosure, topic, data, reader)));
        Optional<Mail.Attachment> invitation =
                new Invitation(reader, sender).of(topic, letter.notice(), letter.title(), at);
        invitation.ifPresent(attachments::add);
        Map<String, Object> page = page(delivery, letter, reader, attached(letter, reader, invitation.isPresent()));
        return new Mail(
                Ids.of("mail", delivery.seq(), event.path("id").asText()),
                delivery.to().id(),
                delivery.topic(),
                delivery.to().email().orElse(""),
                reader.language(),
                letter.subject(),
                render("mail.txt.peb", page).replaceAll("\n{3,}", "\n\n").strip() + "\n",
                render("mail.html.peb", page),
                attachments);
    }

    /**
     * The same in a few lines, for channels that carry plain text; called by their routes.
     *
     * @throws IllegalArgumentException if the partner has no address for the delivery's channel
     */
    public ShortMessage brief(Delivery delivery) {
        ObjectNode event = Json.parse(delivery.event());
        Words reader = words.get(delivery.to().language());
        Letter letter = new Letter(reader, Topic.ofWire(delivery.topic()), (ObjectNode) event.path("data"));
        List<String> lines = new ArrayList<>(List.of(letter.title()));
        lines.addAll(letter.says());
        lines.addAll(letter.todos());
        lines.add(sender.library());
        return new ShortMessage(
                Ids.of(
                        delivery.channel().wire(),
                        delivery.seq(),
                        event.path("id").asText()),
                delivery.address(),
                String.join("\n", lines));
    }

    private Map<String, Object> page(Delivery delivery, Letter letter, Words reader, List<String> attached) {
        String contact = Stream.of(sender.phone(), sender.email())
                .filter(way -> !way.isBlank())
                .collect(Collectors.joining(" · "));
        String name = Words.oneLine(delivery.to().name());
        return Map.of(
                "letter", letter,
                "words", reader,
                "sender", sender,
                "contact", contact,
                "attached", attached,
                "greeting", reader.get("mail.greeting").replace("{name}", name));
    }

    /** What the reader finds beside the mail itself. */
    private static List<String> attached(Letter letter, Words reader, boolean calendar) {
        List<String> lines = new ArrayList<>();
        letter.longTables()
                .forEach(table ->
                        lines.add(reader.get("mail.attached", table.rows().size(), fileOf(table, reader))));
        if (calendar) {
            lines.add(reader.get("mail.calendar"));
        }
        return lines;
    }

    private static Mail.Attachment csv(Table table, Words words) {
        return new Mail.Attachment(fileOf(table, words), "text/csv; charset=utf-8", table.csv(words.language()));
    }

    private static String fileOf(Table table, Words words) {
        return words.find("file." + table.name()).orElseGet(() -> words.get("file.other")) + ".csv";
    }

    private static Mail.Attachment enclosed(Enclosure enclosure, Topic topic, ObjectNode data, Words words) {
        String name =
                words.get("file." + topic.wire()) + "-" + data.path("period").asText();
        return new Mail.Attachment(
                Words.oneLine(name) + "." + enclosure.ending(),
                enclosure.type(),
                enclosure.made().apply(data, words.language()));
    }

    private String render(String template, Map<String, Object> page) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate(template).evaluate(out, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
