package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code docs/notices.md} says of every topic when it is sent and what it holds, as the schemas and the mails have it. */
class NoticesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "notices.md");
    private static final String BEGIN = "<!-- topics -->\n";
    private static final String END = "<!-- end of topics -->\n";

    /** Written anew with {@code ./mvnw test -Dtest=NoticesDocumentTest -Dwrite.docs=true}. */
    @Test
    void the_document_is_up_to_date() throws IOException {
        holds(DOCUMENT, BEGIN, topics(), END);
    }

    /** Written anew likewise. */
    @Test
    void the_page_for_partners_names_every_notice_and_every_field_of_it() throws IOException {
        holds(Path.of("docs", "partners.md"), "<!-- notices -->\n", table(), "<!-- end of notices -->\n");
    }

    private static void holds(Path page, String begin, String between, String end) throws IOException {
        String before = Files.readString(page);
        String document = before.substring(0, before.indexOf(begin) + begin.length())
                + between
                + before.substring(before.indexOf(end));
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(page, document);
        }
        assertThat(page).content().as("write it anew with -Dwrite.docs=true").isEqualTo(document);
    }

    private static String table() {
        StringBuilder text = new StringBuilder("\n| topic | to whom, and when | `data` |\n|---|---|---|\n");
        Arrays.stream(Topic.values())
                .filter(topic -> topic != Topic.CALENDAR_ENDING && topic != Topic.STAFF_MORNING) // staff are no partner
                .forEach(topic -> text.append("| `")
                        .append(topic.wire())
                        .append("` | ")
                        .append(topic.sent())
                        .append(" | ")
                        .append(inside(NoticeForm.schema(topic)))
                        .append(" |\n"));
        return text.append('\n').toString();
    }

    /** The fields of an object, in a line. */
    private static String inside(JsonNode given) {
        JsonNode schema = NoticeForm.resolved(given);
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return schema.path("properties").properties().stream()
                .filter(field -> !field.getKey().equals("request") || required.contains("request"))
                .map(field -> "`" + field.getKey() + "`" + (required.contains(field.getKey()) ? "" : "?")
                        + held(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String held(JsonNode given) {
        JsonNode property = NoticeForm.resolved(given);
        if (property.has("items")) {
            String each = inside(property.path("items"));
            return each.isEmpty() ? " […]" : " [{" + each + "}]";
        }
        String fields = inside(property);
        return fields.isEmpty() ? "" : " {" + fields + "}";
    }

    private static String topics() {
        StringBuilder text = new StringBuilder();
        Arrays.stream(Topic.values()).forEach(topic -> text.append(section(topic)));
        return text.append('\n').toString();
    }

    private static String section(Topic topic) {
        JsonNode schema = NoticeForm.schema(topic);
        StringBuilder text = new StringBuilder("\n## `" + topic.wire() + "`\n\n" + topic.sent() + "\n\n*"
                + subject(topic, Language.ID) + "* / *" + subject(topic, Language.EN) + "*\n\n");
        fields(text, "", schema);
        return text.toString();
    }

    private static String subject(Topic topic, Language language) {
        Words words = new Words(language, ZoneId.of("Asia/Jakarta"));
        String name = topic.wire() + ".subject";
        return words.find(name).orElseGet(() -> IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> words.find(name + "." + n))
                .takeWhile(Optional::isPresent)
                .map(found -> found.get().replaceFirst("^(?:\\[[^\\]]*] )+", ""))
                .collect(Collectors.joining("*, *")));
    }

    /** A line for each field, indented below the list or object that it stands in. */
    private static void fields(StringBuilder text, String indent, JsonNode given) {
        JsonNode schema = NoticeForm.resolved(given);
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(field -> {
            if (field.getKey().equals("request") && !required.contains("request")) {
                return; // said of all notices at the top of the page
            }
            JsonNode property = field.getValue();
            text.append(indent)
                    .append("- `")
                    .append(field.getKey())
                    .append('`')
                    .append(required.contains(field.getKey()) ? ": " : "?: ")
                    .append(english(property))
                    .append(values(property))
                    .append('\n');
            fields(text, indent + "  ", property.has("items") ? property.path("items") : property);
        });
    }

    private static String english(JsonNode property) {
        String title = property.path("title")
                .asText(NoticeForm.resolved(property).path("title").asText());
        return title.substring(title.indexOf(" / ") + 3);
    }

    private static String values(JsonNode property) {
        JsonNode values = NoticeForm.resolved(property).path("enum");
        StringBuilder text = new StringBuilder();
        values.forEach(value -> text.append(text.isEmpty() ? " (`" : ", `")
                .append(value.asText())
                .append('`'));
        return text.isEmpty() ? "" : text.append(')').toString();
    }
}
