package id.simpul.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Topic;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a mail says, before the templates lay it out; public for them only. */
public final class Letter {
    private static final int SUBJECT_LENGTH = 120;
    private static final int LEAD = 2;
    private static final int SHOWN_ROWS = 12;
    private static final int SHOWN_COLUMNS = 8;
    /** Fields that a mail gives as the reference, the first of them that it has. */
    static final List<String> REFERENCES = List.of(
            "batch",
            "exchange",
            "booking",
            "proposal",
            "agreement",
            "obligation",
            "announcement",
            "reference",
            "request",
            "gift",
            "training",
            "partner");
    /** What concerns the library alone, and what is told in a sentence where it says anything. */
    static final Set<String> UNTOLD = Set.of("run", "daysLeft", "thing");
    /** Lists that a mail tells in its own way. */
    static final Set<String> NO_TABLE = Set.of("reasons", "alternatives");

    /** What asks for a click, or of the library's own staff. */
    private static final Set<Topic> UNANSWERED = Set.of(
            Topic.ADDRESS_CONFIRM, Topic.JOIN_ASKED, Topic.LETTER_AGAIN, Topic.CALENDAR_ENDING, Topic.STAFF_MORNING);

    private final Words words;
    private final Sentences notice;
    private final Topic topic;
    private final String title;
    private final String subject;
    private final List<String> says;
    private final List<String> quotes;
    private final List<String> todos;
    private final String reference;
    private final String link;
    private final String leave;
    private final Map<String, String> facts;
    private final List<Table> tables;

    Letter(Words words, Topic topic, ObjectNode data) {
        ObjectNode all = data.deepCopy();
        // What a late decision brought is told like any other fact.
        data.path("outcome").properties().forEach(field -> all.putIfAbsent(field.getKey(), field.getValue()));
        this.words = words;
        this.topic = topic;
        this.notice = new Sentences(words, topic.wire(), all);
        this.title = notice.firstOf("title").orElseGet(() -> words.get("mail.fallback.subject"));
        this.subject = notice.firstOf("subject").orElse(title);
        this.says = notice.lines("say");
        this.todos = notice.lines("do");
        this.quotes = quotesOf(words.find(topic.wire() + ".quote"));
        this.reference = firstReference();
        this.link = address("link");
        this.leave = address("leave");
        this.facts = factsOf(topic.wire());
        this.tables = tablesOf(topic.wire(), all);
    }

    private String address(String field) {
        String given = notice.at(field).asText();
        return given.matches("https?://\\S+") ? given : "";
    }

    Sentences notice() {
        return notice;
    }

    public String subject() {
        return subject.codePointCount(0, subject.length()) > SUBJECT_LENGTH ? shortened(subject) : subject;
    }

    /** Cut where a reader sees the end of a letter: not within a character, nor before its accent or joined sign. */
    private static String shortened(String subject) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(subject);
        int end = letters.preceding(subject.offsetByCodePoints(0, SUBJECT_LENGTH - 1) + 1);
        return subject.substring(0, end) + "…";
    }

    public String title() {
        return title;
    }

    /** What happened. */
    public List<String> says() {
        return says;
    }

    /** What somebody else wrote, paragraph by paragraph. */
    public List<String> quotes() {
        return quotes;
    }

    /** What the reader is to do, and by when. */
    public List<String> todos() {
        return todos;
    }

    /** Whether the reader may have something to say to the library, and not only something to open. */
    public boolean asksForWord() {
        return !todos.isEmpty() && !UNANSWERED.contains(topic);
    }

    /** Labels and values. */
    public Map<String, String> facts() {
        return facts;
    }

    /** The id by which both sides speak of the matter; empty if there is none. */
    public String reference() {
        return reference;
    }

    /** What the button says. */
    public String button() {
        return notice.firstOf("button").orElseGet(() -> words.get("mail.button"));
    }

    /** What leads to no more mails of this kind; empty where they are not to be left. */
    public String leave() {
        return leave;
    }

    /** What stands before it. */
    public String leaveText() {
        return notice.line("leave").orElse("");
    }

    /** How many sentences come before the button. */
    public int lead() {
        return Math.min(LEAD, says.size());
    }

    /** Why the reader gets this. */
    public String why() {
        return notice.line("why").orElseGet(() -> words.get("mail.why"));
    }

    /** What the button opens; empty for no button. */
    public String link() {
        return link;
    }

    /** The notice's lists: all of them are attached. */
    public List<Table> tables() {
        return tables;
    }

    /** Those that a mail has room for. */
    public List<Table> shortTables() {
        return tables.stream().filter(Letter::isShort).toList();
    }

    public List<Table> longTables() {
        return tables.stream().filter(table -> !isShort(table)).toList();
    }

    private static boolean isShort(Table table) {
        return table.rows().size() <= SHOWN_ROWS && table.headers().size() <= SHOWN_COLUMNS;
    }

    /** Why something was refused or put off, each in the reader's language. */
    public List<String> reasons() {
        List<String> said = new ArrayList<>();
        for (JsonNode reason : notice.at("reasons")) {
            JsonNode message = reason.path("message");
            String text = message.path(words.language().wire())
                    .asText(message.path("id").asText());
            said.add(Words.oneLine(text.isBlank() ? reason.path("code").asText() : text));
        }
        return said;
    }

    /** What stands above them. */
    public String reasonsTitle() {
        return notice.line("reasons").orElseGet(() -> words.get("mail.reasons"));
    }

    /** The nearest days or periods that are free. */
    public List<String> alternatives() {
        List<String> said = new ArrayList<>();
        for (JsonNode free : notice.at("alternatives")) {
            Optional<String> from = words.say("from", free.path("from"));
            Optional<String> to = words.say("to", free.path("to"));
            Optional<String> range = from.flatMap(first -> to.map(last -> words.get("range", first, last)));
            words.say("on", free.path("on")).or(() -> range).ifPresent(said::add);
        }
        return said;
    }

    private List<String> quotesOf(Optional<String> field) {
        return field.map(name -> notice.at(name)
                        .asText()
                        .lines()
                        .map(Words::oneLine)
                        .filter(line -> !line.isEmpty())
                        .toList())
                .orElseGet(List::of);
    }

    private String firstReference() {
        List<String> found = REFERENCES.stream()
                .map(field -> Words.oneLine(notice.at(field).asText()))
                .filter(id -> !id.isEmpty())
                .toList();
        return found.isEmpty() ? "" : found.get(0);
    }

    /** The topic's own facts, then whatever else the notice holds that nothing has told yet. */
    private Map<String, String> factsOf(String topic) {
        Set<String> fields = new LinkedHashSet<>(notice.facts());
        Map<String, String> told = new LinkedHashMap<>();
        fields.forEach(field -> notice.say(field).ifPresent(value -> told.put(words.label(topic, field), value)));
        notice.unused().stream().filter(field -> !UNTOLD.contains(field)).forEach(field -> notice.say(field)
                .ifPresent(value -> told.putIfAbsent(words.label(topic, field), value)));
        return told;
    }

    private List<Table> tablesOf(String topic, ObjectNode data) {
        List<Table> found = new ArrayList<>();
        data.properties().forEach(field -> {
            if (field.getValue().isArray() && !NO_TABLE.contains(field.getKey())) {
                Table.of(topic, field.getKey(), field.getValue(), words).ifPresent(found::add);
            }
        });
        return found;
    }
}
