package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * A school that has an address of e-mail and nothing else: it answers on the pages that the links in its mails open. What it has
 * learnt is looked up in the hub's books once the mail is out; what comes of its answers, by the number that the page gives.
 */
final class SchoolByMail implements Speaker {
    private static final Pattern NUMBER = Pattern.compile("\\blink-[A-Za-z0-9_-]{8,60}");
    private static final String THANKS = "role=\"status\"";

    private final String id;
    private final TeacherMail mail;
    private final TeacherBrowser browser;
    private final Jdbi books;
    private String last = "";

    SchoolByMail(String id, TeacherMail mail, TeacherBrowser browser, Jdbi books) {
        this.id = id;
        this.mail = mail;
        this.browser = browser;
        this.books = books;
    }

    private record Told(String topic, JsonNode data) {}

    @Override
    public JsonNode ask(String type, ObjectNode data, String expected) {
        LetterAnswer answer = LetterAnswer.of(type, data);
        Told asked = told(
                answer.topics(),
                answer.about(),
                answer.about().map(field -> data.path(field).asText()).orElse(""));
        String link = mail.link(id + "-" + asked.topic())
                .orElseThrow(() -> new DemoStopped("The mail " + asked.topic() + " to " + id + " has no link."));
        String thanks = browser.answer(link, answer.marks(), answer.fields());
        Matcher number = NUMBER.matcher(thanks);
        if (!thanks.contains(THANKS) || !number.find()) {
            throw new DemoStopped("The page after " + type + " of " + id + " does not say that it is noted.");
        }
        last = number.group();
        return outcome(type, expected);
    }

    /** The request that the hub made of it. */
    private JsonNode outcome(String type, String expected) {
        return books.withHandle(db -> db.createQuery("""
                        select event from requests
                        where partner = :partner and id = :id and type = :type and status = :expected
                        """)
                .bind("partner", id)
                .bind("id", last)
                .bind("type", type)
                .bind("expected", expected)
                .mapTo(String.class)
                .findOne()
                .map(event -> Json.parse(event).path("data").path("outcome"))
                .orElseThrow(() -> new DemoStopped("What " + id + " said by link is no " + expected + " " + type
                        + " in the hub's books: " + last)));
    }

    @Override
    public String lastRequest() {
        return last;
    }

    @Override
    public JsonNode awaitNotice(String topic, String field, String value) {
        return told(List.of(topic), Optional.of(field), value).data();
    }

    private Told told(List<String> topics, Optional<String> field, String value) {
        return Patience.until(
                () -> mailed(topics, field, value),
                () -> "The hub had not mailed " + id + " any "
                        + topics.stream().collect(Collectors.joining(", "))
                        + field.map(one -> " for " + one + " " + value).orElse("") + "; its log may say why.");
    }

    /** The newest notice that has gone out by mail. */
    private Optional<Told> mailed(List<String> topics, Optional<String> field, String value) {
        return books.withHandle(db -> db.createQuery("""
                        select n.topic, n.event
                        from notices n
                        join deliveries d on d.notice = n.seq and d.channel = 'email' and d.state = 'sent'
                        where n.partner = :partner and n.topic = any (:topics)
                            and (:field = '' or n.event::jsonb #>> array['data', :field] = :value)
                        order by n.seq desc
                        limit 1
                        """)
                .bind("partner", id)
                .bindArray("topics", String.class, topics)
                .bind("field", field.orElse(""))
                .bind("value", value)
                .map((row, context) -> new Told(
                        row.getString("topic"),
                        Json.parse(row.getString("event")).path("data")))
                .findOne());
    }

    @Override
    public void close() {
        // It has nothing that would stay open.
    }
}
