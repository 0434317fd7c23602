package id.simpul.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Judge;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.DayKind;
import id.simpul.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where tests book: Monday 31 August 2026, eleven o'clock, with the calendars as shipped. */
final class Counter {
    static final Instant NOW = Instant.parse("2026-08-31T04:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 8, 31);

    private static final Calendars CALENDARS = Calendars.shipped();

    private int requests;

    /** With one day closed on top of the calendars as shipped, as when another is imported. */
    static Opening opening(Policies policies, LocalDate... closed) {
        Calendars calendars = CALENDARS;
        for (LocalDate day : closed) {
            calendars = calendars.with(new Calendar(
                    "later",
                    0,
                    TODAY,
                    "a sample",
                    Optional.empty(),
                    day,
                    day,
                    List.of(new Calendar.Entry(day, day, DayKind.LEAVE, "Cuti bersama contoh"))));
        }
        Calendars all = calendars;
        return new Opening(policies, () -> all, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Request staff(String act, String booking, String on) {
        ObjectNode data = Json.object().put("booking", booking).put("act", act);
        if (!on.isEmpty()) {
            data.put("on", on);
        }
        return Asked.approved(
                Asked.by("staff").named("r-" + ++requests).at(NOW).request(RequestType.STAFF_BOOKING, data),
                "Ruang baca diperbaiki");
    }

    static BookingDesk desk(Policies policies) {
        return new BookingDesk(policies, () -> CALENDARS, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Request visit(String partner, String purpose, String on, int people) {
        return request(
                partner,
                RequestType.VISIT_BOOK,
                Json.object().put("purpose", purpose).put("on", on).put("people", people));
    }

    Request service(String partner, String service, String on) {
        return request(
                partner,
                RequestType.SERVICE_REQUEST,
                Json.object().put("service", service).put("on", on).put("people", 5));
    }

    Request internship(String partner, int students, String from, String to) {
        ObjectNode data = Json.object()
                .put("programme", "Ilmu Perpustakaan")
                .put("from", from)
                .put("to", to);
        for (int student = 1; student <= students; student++) {
            data.withArray("/students")
                    .addObject()
                    .put("name", "Mahasiswa Contoh")
                    .put("number", "21-" + student);
        }
        data.putObject("supervisor").put("name", "Dosen Contoh").put("email", "dosen@example.org");
        return request(partner, RequestType.INTERNSHIP_APPLY, data);
    }

    Request change(String partner, String booking, String on) {
        return request(
                partner,
                RequestType.BOOKING_CHANGE,
                Json.object().put("booking", booking).put("on", on));
    }

    Request cancel(String partner, String booking) {
        return request(partner, RequestType.BOOKING_CANCEL, Json.object().put("booking", booking));
    }

    Request request(String partner, RequestType type, ObjectNode data) {
        PartnerKind kind = type == RequestType.INTERNSHIP_APPLY ? PartnerKind.UNIVERSITY : PartnerKind.SCHOOL;
        return Asked.by(partner).as(kind).named("r-" + ++requests).at(NOW).request(type, data);
    }

    /** Facts of an empty book. */
    static BookingFacts nothingBooked(Policies policies) {
        Opening opening = new Opening(policies, () -> CALENDARS, Clock.fixed(NOW, ZoneOffset.UTC));
        return new BookingFacts(TODAY, opening::days, List.of(), Map.of());
    }

    /** Judges without a database, each request on top of those before it. */
    static List<Decision> judge(Policies policies, BookingFacts facts, List<Request> list) {
        return Judge.judge(policies, desk(policies), facts, list);
    }

    /** Judges and writes, as a batch is, in the caller's transaction. */
    static List<Decision> ask(Handle db, Policies policies, List<Request> list) {
        return Judge.of(policies, desk(policies)).ask(db, NOW, list).stream()
                .map(Decided::decision)
                .toList();
    }

    static String code(Decision decision) {
        return decision.reasons().get(0).code().wire();
    }

    static List<String> alternatives(Decision decision) {
        List<String> days = new ArrayList<>();
        for (JsonNode one : decision.outcome().get("alternatives")) {
            days.add(
                    one.has("on")
                            ? one.get("on").asText()
                            : one.get("from").asText() + "/" + one.get("to").asText());
        }
        return days;
    }
}
