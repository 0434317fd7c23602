package id.simpul.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the mail that tells a partner of a notice, in the partner's language. */
public final class Letters {
    private final Supplier<Sender> sender;
    private final MailTemplates templates = new MailTemplates();
    private final Map<Language, Words> words = new EnumMap<>(Language.class);
    private final Map<Topic, Enclosure> enclosures;
    private final Ways ways;

    /**
     * @param sender the host library, as it signs
     */
    public Letters(Sender sender) {
        this(() -> sender, Map.of(), (delivery, topic, data) -> Optional.empty());
    }

    /**
     * @param sender asked for each mail: the policy that names the library may change
     * @param enclosures what goes out with the mails of a topic beside its lists
     * @param confirmations for mails that ask whether an address is right
     * @param answers for mails that want an answer
     */
    public Letters(
            Supplier<Sender> sender,
            Map<Topic, Enclosure> enclosures,
            ConfirmationLinks confirmations,
            AnswerLinks answers) {
        this(
                sender,
                enclosures,
                (delivery, topic, data) -> topic == Topic.ADDRESS_CONFIRM && data.has("until")
                        ? confirmations.of(
                                delivery, LocalDate.parse(data.path("until").asText()))
                        : answers.of(delivery, topic, data));
    }

    /** The link for a mail, where it has one. */
    private interface Ways {
        Optional<URI> of(Delivery delivery, Topic topic, ObjectNode data);
    }

    private Letters(Supplier<Sender> sender, Map<Topic, Enclosure> enclosures, Ways ways) {
        this.ways = ways;
        this.sender = sender;
        this.enclosures = Map.copyOf(enclosures);
        for (Language language : Language.values()) {
            words.put(language, new Words(language, sender.get().zone()));
        }
    }

    /**
     * Called by the route {@code channel-email}.
     *
     * @throws IllegalArgumentException if the partner has no usable address
     */
    public Mail compose(Delivery delivery) {
        Words reader = words.get(delivery.to().language());
        List<Told> told = new ArrayList<>();
        for (Delivery one : delivery.all()) {
            told.add(told(one, reader));
        }
        return told.size() == 1 ? alone(delivery, told.get(0), reader) : gathered(delivery, told, reader);
    }

    private Mail alone(Delivery delivery, Told told, Words reader) {
        Map<String, Object> page = new HashMap<>(page(delivery, reader));
        page.put("letter", told.letter());
        page.put("attached", told.attached());
        String own = Ids.of(
                "mail", delivery.seq(), Json.parse(delivery.event()).path("id").asText());
        Mail mail = mail(
                delivery,
                delivery.gathering().map(Delivery.Gathering::key).orElse(own),
                told.letter().subject(),
                "mail",
                page,
                told.attachments());
        return told.letter().leave().isEmpty()
                ? mail
                : mail.leavingBy(told.letter().leave());
    }

    /** Staff are no partner: the policy says where they are told. */
    private String addressOf(Delivery delivery) {
        return delivery.to().email().orElse(isForStaff(delivery) ? sender.get().staff() : "");
    }

    private static boolean isForStaff(Delivery delivery) {
        return delivery.to().id().equals(PartnerId.STAFF);
    }

    /** One mail for several notices, each with what it says, asks for and encloses. */
    private Mail gathered(Delivery delivery, List<Told> told, Words reader) {
        Map<String, Object> page = new HashMap<>(page(delivery, reader));
        page.put("told", told);
        page.put("title", reader.get("mails.title", told.size()));
        page.put("say", reader.get("mails.say", told.size()));
        List<Mail.Attachment> attachments = new ArrayList<>();
        for (int n = 0; n < told.size(); n++) {
            String number = String.format(Locale.ROOT, "%02d-", n + 1);
            told.get(n).attachments().forEach(file -> attachments.add(file.named(number + file.name())));
        }
        return mail(
                delivery,
                delivery.gathering().orElseThrow().key(),
                reader.get("mails.title", told.size()),
                "mails",
                page,
                attachments);
    }

    private Mail mail(
            Delivery delivery,
            String key,
            String subject,
            String template,
            Map<String, Object> page,
            List<Mail.Attachment> attachments) {
        return new Mail(
                key,
                delivery.to().id(),
                delivery.gathering().isPresent() && page.containsKey("told") ? "notices" : delivery.topic(),
                addressOf(delivery),
                delivery.to().language(),
                subject,
                templates.text(template, page),
                templates.html(template, page),
                attachments);
    }

    /**
     * A notice in sentences, and what goes with it; public for the templates only.
     *
     * @param attached what the reader finds beside the mail itself, told in sentences
     */
    public record Told(Letter letter, List<Mail.Attachment> attachments, List<String> attached) {}

    private Told told(Delivery delivery, Words reader) {
        ObjectNode event = Json.parse(delivery.event());
        Topic topic = Topic.ofWire(delivery.topic());
        ObjectNode data = (ObjectNode) event.path("data");
        String field = topic == Topic.INFORMATION_PUBLISHED ? "leave" : "link";
        ways.of(delivery, topic, data).ifPresent(link -> data.put(field, link.toString()));
        JsonNode takenBack = data.path("takenBack");
        data.remove("takenBack"); // for calendars only
        Letter letter = new Letter(reader, topic, data);
        Instant at = Instant.parse(event.path("time").asText());
        List<Mail.Attachment> attachments = new ArrayList<>();
        AttachedFiles files = new AttachedFiles(reader);
        letter.tables().forEach(table -> attachments.add(files.csv(table)));
        Optional.ofNullable(enclosures.get(topic))
                .ifPresent(enclosure -> attachments.add(files.enclosed(enclosure, topic, data)));
        Invitation calendar = new Invitation(reader, sender.get());
        List<Mail.Attachment> days = new ArrayList<>(calendar.off(takenBack, letter.title(), at));
        calendar.of(topic, letter.notice(), letter.title(), at).ifPresent(days::add);
        attachments.addAll(days);
        return new Told(letter, attachments, files.told(letter, days));
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
        lines.add(Stream.of(sender.get().library(), sender.get().phone())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · ")));
        return new ShortMessage(
                Ids.of(
                        delivery.channel().wire(),
                        delivery.seq(),
                        event.path("id").asText()),
                delivery.address(),
                String.join("\n", lines));
    }

    private Map<String, Object> page(Delivery delivery, Words reader) {
        String contact = Stream.of(sender.get().phone(), sender.get().email())
                .filter(way -> !way.isBlank())
                .collect(Collectors.joining(" · "));
        String name = Words.oneLine(
                isForStaff(delivery) ? sender.get().library() : delivery.to().name());
        return Map.of(
                "words", reader,
                "sender", sender.get(),
                "contact", contact,
                "answer", answer(reader, "mail.answer"),
                "answerByButton", answer(reader, "mail.answer.button"),
                "greeting", reader.get("mail.greeting").replace("{name}", name));
    }

    /** How to tell the library what a mail asks for. */
    private String answer(Words reader, String key) {
        Sender library = sender.get();
        return reader.get(library.phone().isBlank() ? key : key + ".phone", library.email(), library.phone());
    }
}
