package id.simpul.rotation.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Filter;
import id.simpul.feature.NotShown;
import id.simpul.feature.Query;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.paper.Pages;
import id.simpul.paper.Sender;
import id.simpul.paper.Words;
import id.simpul.partner.Language;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Base64;

/** What all papers of one print have in common: in which language, from which library, on which day. */
record Print(Words words, Sender sender, LocalDate today) {
    static Print of(Query query, Schedule schedule, Clock clock) {
        LocalDate today = schedule.mornings().dayOf(clock.instant());
        Policy.Library library = schedule.policyOn(today).library();
        return new Print(
                Words.ofPapers(Language.ofWire(query.filter("language").orElse(Language.ID.wire()))),
                new Sender(library.name(), library.place(), library.phone()),
                today);
    }

    Pages pages(String paper) {
        return new Pages(sender, words, words.get("file." + paper), today);
    }

    /** A file as the door for commands carries it. */
    static ObjectNode file(byte[] pdf) {
        return Json.object().put("pdf", Base64.getEncoder().encodeToString(pdf));
    }

    static NotShown nothing(String indonesian, String english) {
        return NotShown.because(Code.NOTHING_TO_PRINT, "/data", new Phrase(indonesian, english));
    }

    static Filter day() {
        return Filter.day(
                "on",
                new Phrase("hari", "day"),
                new Phrase("tulis tanggal seperti 2026-10-05", "write a date like 2026-10-05"));
    }

    static Filter number(String key, Phrase heading) {
        return new Filter(
                key,
                heading,
                false,
                text -> text.matches("[1-9]\\d{0,4}"),
                new Phrase("tulis bilangan mulai dari 1", "write a number from 1 on"));
    }
}
