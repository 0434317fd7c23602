package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** A school that is no partner yet and asks by the form: its mailbox confirms it, staff take it in, and so it is enrolled. */
final class NewSchool {
    private static final String FORM = "/join";
    /** What the name of a mail to somebody who is no partner yet tells. */
    private static final String ASKED = "pendaftar-join.asked";

    private final SeedPartner school;
    private final TeacherMail mail;
    private final TeacherBrowser browser;
    private final StaffDesk staff;
    private final Jdbi books;

    NewSchool(SeedPartner school, TeacherMail mail, TeacherBrowser browser, StaffDesk staff, Jdbi books) {
        this.school = school;
        this.mail = mail;
        this.browser = browser;
        this.staff = staff;
        this.books = books;
    }

    /** Has it all done, and gives the outcome of the enrolment that follows from staff's yes. */
    JsonNode join() {
        Map<String, String> fields = LetterAnswer.enrolment(school.enrolment());
        // Who asks by the form begins with the next exchange.
        fields.remove("startQuarter");
        browser.answer(FORM, Map.of(), fields);
        String link = Patience.until(
                () -> mail.link(ASKED), () -> "The hub asked " + school.id() + " by no mail whether it was it.");
        browser.answer(link, Map.of(), Map.of());
        ObjectNode waiting = staff.lines("pending", Json.object()).stream()
                .filter(one -> one.path("type").asText().equals("staff.join"))
                .findFirst()
                .orElseThrow(() -> new DemoStopped(school.id() + " does not wait for staff."));
        String request = waiting.path("request").asText();
        staff.act("decide", Json.object().put("request", request).put("answer", "yes"));
        return Patience.until(this::enrolled, () -> school.id() + " was taken in, but is not enrolled.");
    }

    private Optional<JsonNode> enrolled() {
        return books.withHandle(db -> db.createQuery("""
                        select event from requests
                        where partner = :partner and type = 'rotation.enrol' and status = 'accepted' and id like 'join-%'
                        """)
                .bind("partner", school.id())
                .mapTo(String.class)
                .findOne()
                .map(event -> Json.parse(event).path("data").path("outcome")));
    }
}
