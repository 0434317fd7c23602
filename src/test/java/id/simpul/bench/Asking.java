package id.simpul.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.journey.Asked;
import id.simpul.journey.Member;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Requests of one type, of partners who send them by turns; each is new to the hub, however many are made.
 *
 * @param share of a year's requests, in thousandths, of a library with fifteen schools, four universities and a few offices
 * @param data of the next request of this partner, and its number
 */
record Asking(RequestType type, List<Member> senders, int share, BiFunction<Member, Integer, ObjectNode> data) {
    private static final AtomicInteger NEXT = new AtomicInteger();

    byte[] next(Member sender) {
        int number = NEXT.incrementAndGet();
        return Asked.event(sender.id(), type.wire() + "-" + number, type.wire(), data.apply(sender, number))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Every third copy is another title, as where libraries buy three of each. */
    static Asking items(Member library, int share) {
        return new Asking(RequestType.CATALOGUE_ITEM, List.of(library), share, (member, number) -> Json.object()
                .put("barcode", String.format(Locale.ROOT, "B%08d", number))
                .put("title", "Cerita Contoh nomor " + number / 3 + " dari Bukit")
                .put("author", "Penulis Contoh " + number / 90)
                .put("publisher", "Penerbit Contoh")
                .put("year", 2020)
                .put("collection", "children")
                .put("grades", "both")
                .put("subject", "813")
                .put("condition", "good")
                .put("lendable", true));
    }

    /** Of one day each, and corrections of them when the days are through. */
    static Asking statistics(Member library, int share) {
        LocalDate first = LocalDate.of(2024, 1, 1);
        return new Asking(RequestType.STATISTICS_DAY, List.of(library), share, (member, number) -> {
            ObjectNode data = Json.object()
                    .put("on", first.plusDays(number % 900).toString())
                    .put("visits", 100 + number % 97)
                    .put("newMembers", number % 7)
                    .put("loans", 60 + number % 53);
            for (int region = 71; region < 76; region++) {
                data.withObject("/byRegion/13." + region).put("visits", 20).put("newMembers", 1);
            }
            return data;
        });
    }

    /** On the workdays of three months; the places of a day are few, so most are offered other days. */
    static Asking visits(List<Member> senders, int share) {
        LocalDate first = LocalDate.of(2026, 9, 14);
        return new Asking(RequestType.VISIT_BOOK, senders, share, (member, number) -> {
            LocalDate on = first.plusDays(number % 65 / 5 * 7L + number % 5);
            return Json.object()
                    .put("purpose", "comparative-study")
                    .put("on", on.toString())
                    .put("people", 10 + number % 15);
        });
    }

    /** Students with a letter of this semester. */
    static Asking borrowers(List<Member> universities, int share) {
        return new Asking(RequestType.BORROWER_REGISTER, universities, share, (member, number) -> {
            ObjectNode data = Json.object();
            ObjectNode person = data.putObject("person")
                    .put("ref", "MHS-" + number)
                    .put("name", "Mahasiswa Contoh " + number)
                    .put("email", "mahasiswa-" + number + "@kampus.example");
            person.putObject("region").put("system", "kemendagri").put("code", "13.71");
            ObjectNode student = data.putObject("student").put("number", Integer.toString(2_000_000 + number));
            student.putObject("letter")
                    .put("number", number % 500 + "/AK/2026")
                    .put("issuer", "Universitas Contoh")
                    .put("issuedOn", "2026-08-20")
                    .put("semester", "20261")
                    .put("validUntil", "2027-01-31");
            return data;
        });
    }

    /** Twelve titles each, ten wanted; some are near to what the library has. */
    static Asking offers(List<Member> offices, int share) {
        return new Asking(RequestType.EXCHANGE_OFFER, offices, share, (member, number) -> {
            ObjectNode data = Json.object();
            for (int i = 0; i < 12; i++) {
                data.withArray("/offered")
                        .addObject()
                        .put("ref", "T-" + number + "-" + i)
                        .put("title", "Sejarah Nagari Contoh " + (number * 12 + i))
                        .put("forSale", false);
            }
            for (int i = 0; i < 10; i++) {
                data.withArray("/wanted").addObject().put("title", "Tambo Contoh jilid " + (number + i * 37) % 4000);
            }
            return data;
        });
    }

    static Asking questions(List<Member> all, int share) {
        return new Asking(RequestType.REQUEST_STATUS, all, share, (member, number) -> Json.object()
                .put("request", RequestType.CATALOGUE_ITEM.wire() + "-" + number));
    }

    static Asking enrolments(List<Member> schools) {
        return new Asking(RequestType.ROTATION_ENROL, schools, 0, (member, number) ->
                (ObjectNode) Asked.enrolment(member, "-", 12).path("data"));
    }
}
