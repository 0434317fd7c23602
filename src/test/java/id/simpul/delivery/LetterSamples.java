package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.envelope.OutcomesDocumentTest;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestDecided;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Every mail that the hub writes: each topic, and each turn that its sentences can take. All are values of the records that
 * features send: a field that a record has not, or a value that its schema does not allow, is refused here.
 */
final class LetterSamples {
    private final List<LetterSample> all = new ArrayList<>();

    private LetterSamples() {}

    static List<LetterSample> all() {
        LetterSamples samples = new LetterSamples();
        Arrays.stream(Topic.values()).forEach(topic -> samples.add(topic, "", data -> {}));
        samples.rotation();
        samples.course();
        samples.obligations();
        samples.exchange();
        samples.services();
        samples.agreements();
        samples.parting();
        samples.decisions();
        return List.copyOf(samples.all);
    }

    private void rotation() {
        add(Topic.ROTATION_INVITED, "join", data -> data.remove(List.of("agreement", "until", "answerBy")));
        add(
                Topic.ROTATION_INVITED,
                "join-some-day",
                data -> data.remove(List.of("agreement", "until", "answerBy", "quarter")));
        add(Topic.JOIN_ASKED, "declined", data -> data.put("declined", "Kelas hanya sampai kelas 2."));
        add(Topic.OUTREACH_PLANNED, "visit", data -> data.put("purpose", "visit"));
        add(Topic.OUTREACH_PLANNED, "mentoring", data -> data.put("purpose", "mentoring"));
        add(Topic.ROTATION_PLANNED, "full", data -> data.put("filled", 100).remove("missing"));
        add(Topic.ROTATION_PLANNED, "nothing", data -> data.put("filled", 0).put("missing", 100));
        add(Topic.ROTATION_ANNOUNCED, "exchange", data -> {
            data.put("collects", true).put("run", 2);
            data.putObject("collected")
                    .put("batch", "bat-0")
                    .put("quarter", "2026-Q3")
                    .put("count", 98);
        });
        add(Topic.ROTATION_ANNOUNCED, "overdue", data -> data.put("collects", true)
                .put("overdue", 3));
        add(Topic.ROTATION_RESCHEDULED, "collection", data -> data.put("moved", "collection"));
        add(Topic.ROTATION_DISPATCHED, "as-announced", data -> data.remove(List.of("in", "out")));
        add(Topic.ROTATION_DISPATCHED, "again", data -> data.put("again", true).remove(List.of("in", "out")));
        add(Topic.ROTATION_DUE, "tomorrow", data -> data.put("daysLeft", 1));
        add(Topic.ROTATION_DUE, "today", data -> data.put("daysLeft", 0));
        add(Topic.ROTATION_DUE, "before-break", data -> data.put("gatherBy", "2026-12-18"));
        add(Topic.ROTATION_OVERDUE, "last-book", data -> data.withArray("/items")
                .remove(1));
    }

    private void course() {
        add(Topic.ROTATION_CLOSED, "with-losses", data -> {
            data.put("returned", 98).put("lost", 2).put("damaged", 1);
            data.put("replaceBy", "2027-03-05");
            data.set("obligations", Samples.data(Topic.OBLIGATION_OPENED).get("obligations"));
        });
        for (String why : List.of("not-delivered", "held-back", "by-staff", "withdrawn")) {
            add(Topic.ROTATION_CLOSED, why, data -> {
                data.put("cancelled", why).put("deliverOn", "2026-10-05");
                data.remove(List.of("returned", "lost", "damaged", "survey"));
                if (why.equals("held-back")) {
                    data.put("owed", 3);
                }
            });
        }
        add(Topic.ROTATION_SHORTFALL, "nothing", data -> {
            data.put("filled", 0);
            data.withArray("/forecast").forEach(quarter -> ((ObjectNode) quarter).put("filled", 0));
        });
        add(Topic.ROTATION_SUMMARY, "country", data -> data.remove("region"));
        add(Topic.EVALUATION_PUBLISHED, "year", data -> data.put("period", "2026")
                .remove("region"));
        add(Topic.EVALUATION_PUBLISHED, "nothing-to-compare", data -> data.remove("libraryBeforeAndAfter"));
        add(
                Topic.EVALUATION_PUBLISHED,
                "no-figures",
                data -> data.remove(List.of("libraryVisits", "libraryNewMembers")));
    }

    private void obligations() {
        add(Topic.OBLIGATION_DUE, "over", data -> data.put("daysOver", 7).remove("daysLeft"));
        add(Topic.OBLIGATION_DUE, "tomorrow", data -> data.put("daysLeft", 1));
        add(Topic.OBLIGATION_SETTLED, "found", data -> data.put("how", "found"));
        add(Topic.OBLIGATION_SETTLED, "waived", data -> data.put("how", "waived")
                .put("state", "waived")
                .put("note", "Sekolah terkena banjir."));
    }

    private void exchange() {
        add(Topic.EXCHANGE_PROPOSED, "near", data -> {
            data.remove("answerBy");
            ((ObjectNode) data.at("/pairs/0")).put("near", true);
        });
        add(Topic.EXCHANGE_PROPOSED, "by-library", data -> data.put("byLibrary", true));
        add(Topic.EXCHANGE_PROGRESS, "waiting", data -> data.put("daysWaiting", 14)
                .put("balance", -2));
        for (String state : List.of("proposed", "agreed", "declined", "received", "closed")) {
            add(Topic.EXCHANGE_PROGRESS, state, data -> ((ObjectNode) data.at("/pairs/0")).put("state", state));
        }
    }

    private void services() {
        add(Topic.PRIVILEGE_GRANTED, "read", data -> data.put("privilege", "read-on-premises")
                .put("because", "anyone")
                .remove("until"));
        add(Topic.PRIVILEGE_GRANTED, "address", data -> data.put("because", "address")
                .remove("until"));
        add(Topic.PRIVILEGE_GRANTED, "to-come", data -> data.put("from", "2026-08-01"));
        add(Topic.PRIVILEGE_ENDING, "several", data -> {
            data.put("count", 2).remove(List.of("person", "privilege", "because"));
            for (String because : List.of("letter", "agreement")) {
                data.withArray("/persons")
                        .addObject()
                        .put("person", "M-00" + data.at("/persons").size())
                        .put("privilege", "borrow")
                        .put("because", because);
            }
        });
        for (String because : List.of("letter", "agreement", "stopped")) {
            add(Topic.PRIVILEGE_ENDING, because, data -> data.put("because", because));
        }
        add(Topic.PRIVILEGE_GRANTED, "several", data -> {
            data.put("count", 2).remove(List.of("person", "privilege", "because", "until"));
            for (String privilege : List.of("borrow", "read-on-premises")) {
                data.withArray("/persons")
                        .addObject()
                        .put("person", "M-00" + data.at("/persons").size())
                        .put("privilege", privilege)
                        .put("because", privilege.equals("borrow") ? "student" : "anyone");
            }
        });
        bookings();
    }

    private void bookings() {
        ObjectNode internship = Samples.data(Topic.BOOKING_REMINDER).without("daysLeft");
        add(Topic.BOOKING_CONFIRMED, "internship", data -> data.removeAll().setAll(internship));
        add(Topic.BOOKING_CONFIRMED, "guidance", data -> data.put("type", "service.request")
                .put("service", "guidance")
                .remove("purpose"));
        ObjectNode visit = Samples.data(Topic.BOOKING_CONFIRMED);
        add(Topic.BOOKING_REMINDER, "visit", data -> data.removeAll()
                .put("daysLeft", 1)
                .setAll(visit));
        add(Topic.BOOKING_REMINDER, "today", data -> data.removeAll()
                .put("daysLeft", 0)
                .setAll(visit));
        add(Topic.BOOKING_REMINDER, "soon", data -> data.removeAll()
                .put("daysLeft", 3)
                .setAll(visit));
        add(Topic.BOOKING_CLOSED, "no-other-day", data -> {
            data.remove("closedFor");
            data.putArray("alternatives");
        });
        add(Topic.BOOKING_CANCELLED, "by-partner", data -> data.remove("note"));
        String why = Samples.data(Topic.BOOKING_CANCELLED).path("note").asText();
        add(Topic.BOOKING_CANCELLED, "internship", data -> data.removeAll().setAll(internship));
        add(Topic.BOOKING_CANCELLED, "internship-by-staff", data -> data.removeAll()
                .put("note", why)
                .setAll(internship));
    }

    private void agreements() {
        add(Topic.AGREEMENT_DECIDED, "own", data -> data.put("origin", "own"));
        add(Topic.AGREEMENT_DECIDED, "withdrawn", data -> data.put("approved", false)
                .put("withdrawnBy", "Universitas Contoh")
                .remove(List.of("agreement", "number", "from", "to", "origin")));
        add(Topic.AGREEMENT_DECIDED, "rejected", data -> data.put("approved", false)
                .put("note", "Tujuannya belum jelas.")
                .remove(List.of("agreement", "number", "from", "to", "origin")));
        add(Topic.AGREEMENT_ENDING, "last", data -> data.put("daysLeft", 7).remove(List.of("renewal", "indicators")));
        add(Topic.AGREEMENT_ENDING, "at-once", data -> data.put("daysLeft", 0)
                .remove(List.of("renewal", "indicators")));
    }

    private void parting() {
        add(Topic.PARTNER_ENDED, "for-good", data -> data.remove("goesOnAs"));
        for (String via : List.of("paper", "whatsapp", "mail")) {
            add(Topic.REQUEST_ENTERED, via, data -> data.put("via", via)
                    .put("status", via.equals("paper") ? "pending" : "refused")
                    .remove("reference"));
        }
    }

    private void decisions() {
        for (RequestType type : OutcomesDocumentTest.OUTCOMES.keySet()) {
            decided(type.wire(), type, "accepted", outcome(type), List.of());
        }
        decided(
                "declined",
                RequestType.ROTATION_ENROL,
                "refused",
                Json.object(),
                List.of(Reason.of(Code.DECLINED_BY_STAFF, "", "rotasi tahun ini sudah penuh.")));
        decided(
                "full",
                RequestType.INTERNSHIP_APPLY,
                "refused",
                Json.parse("{'alternatives': [{'from': '2026-10-05', 'to': '2026-11-30'}]}".replace('\'', '"')),
                List.of(Reason.of(
                        Code.PERIOD_FULL, "/data/from", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 10, 30))));
    }

    /** What an accepted request of this type is answered, read through the record of its outcome. */
    private static ObjectNode outcome(RequestType type) {
        String outcome =
                switch (type) {
                    case ROTATION_ENROL, ROTATION_RENEW ->
                        "{'agreement': 'agr-1', 'quarters': ['2026-Q4', '2027-Q1'], 'forecast': [{'quarter': '2026-Q4', 'places': 100, 'filled': 98}]}";
                    case ROTATION_WITHDRAW -> "{'agreement': 'agr-1', 'dueOn': '2026-10-05'}";
                    case ROTATION_RECEIVED -> "{'batch': 'bat-1', 'state': 'received'}";
                    case ROTATION_RETURNED ->
                        "{'batch': 'bat-1', 'state': 'returned-in-part', 'obligations': [{'obligation': 'obl-1', 'barcode': 'B0017'}]}";
                    case ROTATION_REPLACEMENT -> "{'obligation': 'obl-1', 'state': 'promised'}";
                    case ROTATION_SURVEY -> "{'batch': 'bat-1'}";
                    case EXCHANGE_OFFER ->
                        "{'exchange': 'exc-1', 'pairs': [{'pair': 'p1', 'ref': 'k-7', 'gives': 'Profil Kota Contoh', 'gets': 'Katalog Naskah', 'near': false}]}";
                    case EXCHANGE_WANT -> "{'wanted': 3}";
                    case EXCHANGE_ANSWER, EXCHANGE_SENT, EXCHANGE_RECEIVED ->
                        "{'exchange': 'exc-1', 'pairs': [{'pair': 'p1', 'state': 'agreed'}]}";
                    case EXCHANGE_GIFT -> "{'gift': 'gft-1'}";
                    case TRAINING_ENROL ->
                        "{'training': 'trn-1', 'participants': {'accepted': [0, 2], 'refused': [1]}}";
                    case BORROWER_REGISTER -> "{'privilege': 'borrow', 'until': '2027-01-31'}";
                    case INTERNSHIP_APPLY -> "{'booking': 'bkg-2', 'from': '2026-09-01', 'to': '2026-10-30'}";
                    case SERVICE_REQUEST, VISIT_BOOK -> "{'booking': 'bkg-1', 'on': '2026-09-10'}";
                    case BOOKING_CHANGE -> "{'booking': 'bkg-1', 'state': 'booked'}";
                    case BOOKING_CANCEL -> "{'booking': 'bkg-1', 'state': 'cancelled'}";
                    case AGREEMENT_PROPOSE ->
                        "{'proposal': 'prp-1', 'agreement': 'agr-2', 'number': '12/PKS/2026', 'from': '2026-09-01', 'to': '2028-08-31'}";
                    case AGREEMENT_DECISION -> "{'proposal': 'prp-1', 'agreement': 'agr-2'}";
                    case INFORMATION_PUBLISH -> "{'announcement': 'ann-1', 'recipients': 12}";
                    case PARTNER_UPDATE -> "{'partner': 'sd-01'}";
                    case REQUEST_STATUS ->
                        "{'request': 'r-0', 'type': 'visit.book', 'status': 'accepted', 'state': 'answered', 'at': '2026-09-01T01:00:00Z'}";
                    case CATALOGUE_ITEM -> "{'barcode': 'B0017'}";
                    case STATISTICS_DAY -> "{'on': '2026-09-01'}";
                    default -> throw new IllegalArgumentException("No sample of the outcome of " + type);
                };
        return Json.tree(Json.as(OutcomesDocumentTest.OUTCOMES.get(type), Json.parse(outcome.replace('\'', '"'))));
    }

    private void decided(String variant, RequestType type, String status, ObjectNode outcome, List<Reason> reasons) {
        RequestDecided decided = new RequestDecided(
                "r-1",
                type.wire(),
                status,
                Optional.empty(),
                outcome,
                reasons.stream().map(Reason::told).toList());
        NoticeForm.assertPublished(Topic.REQUEST_DECIDED, Json.tree(decided));
        all.add(new LetterSample(Topic.REQUEST_DECIDED, variant, Json.tree(decided)));
    }

    private void add(Topic topic, String variant, Consumer<ObjectNode> turn) {
        NoticeContent sample = NoticeSamples.of(topic);
        ObjectNode data = Json.tree(sample);
        turn.accept(data);
        if (topic != Topic.EVALUATION_PUBLISHED) { // its figures are named by the indicators, so nothing reads it back
            data = Json.tree(Json.as(sample.getClass(), data));
        }
        NoticeForm.assertPublished(topic, data);
        all.add(new LetterSample(topic, variant, data));
    }

    /** One notice and its turn; the first of each topic has no name. */
    record LetterSample(Topic topic, String variant, ObjectNode data) {
        String name() {
            return topic.wire() + (variant.isEmpty() ? "" : "-" + variant);
        }

        /** As a partner of the kind that gets such notices reads it. */
        Delivery delivery(Language language) {
            return Samples.delivery(topic, data.deepCopy(), language, reader());
        }

        private String reader() {
            return switch (topic) {
                case AGREEMENT_PROPOSED -> "Perpustakaan Nasional";
                case EVALUATION_PUBLISHED, ROTATION_SUMMARY, EXCHANGE_PROPOSED, EXCHANGE_PROGRESS ->
                    "Dinas Perpustakaan dan Kearsipan Kota Contoh";
                case PRIVILEGE_GRANTED,
                        PRIVILEGE_ENDING,
                        AGREEMENT_FORWARDED,
                        AGREEMENT_DECIDED,
                        AGREEMENT_ENDING,
                        BOOKING_CONFIRMED,
                        BOOKING_REMINDER -> "Universitas Contoh";
                case CALENDAR_ENDING, STAFF_MORNING -> Samples.SENDER.library();
                default -> "SD Negeri 01 Contoh";
            };
        }
    }
}
