package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Notices as features send them, one for each topic; all names are invented. */
final class Samples {
    static final Sender SENDER = new Sender(
            "Perpustakaan Contoh", "Jalan Contoh 1, Kota Contoh", "(0752) 000000", "kerjasama@perpustakaan.example");

    private Samples() {}

    static Delivery delivery(Topic topic, ObjectNode data, Language language) {
        return delivery(topic, data, language, "SD Negeri 01 Contoh");
    }

    static Delivery delivery(Topic topic, ObjectNode data, Language language, String name) {
        ObjectNode event = Json.object().put("id", "ntc-" + topic.wire()).put("time", "2026-07-01T01:00:00Z");
        event.set("data", data);
        return new Delivery(
                7,
                Channel.EMAIL,
                0,
                new Delivery.Recipient(
                        new PartnerId("sd-01"),
                        PartnerKind.SCHOOL,
                        name,
                        Optional.of("sd01@sekolah.example"),
                        Map.of(),
                        language),
                topic.wire(),
                Optional.empty(),
                Json.text(event));
    }

    static ObjectNode data(Topic topic) {
        return Json.parse(
                switch (topic) {
                    case ROTATION_INVITED -> """
                        {"quarter":"2026-Q4","batchSize":100,"terms":[6,9,12],"until":"2026-09-01",
                         "link":"https://simpul.example/p/abc"}""";
                    case ROTATION_PLANNED -> """
                        {"batch":"bat-1","quarter":"2026-Q4","deliverOn":"2026-10-05","dueOn":"2027-01-04","places":100,"filled":98}""";
                    case ROTATION_ANNOUNCED -> announced();
                    case ROTATION_RESCHEDULED -> """
                        {"batch":"bat-1","quarter":"2026-Q4","deliverOn":"2026-10-06","dueOn":"2027-01-04",
                         "formerly":"2026-10-05"}""";
                    case ROTATION_DISPATCHED -> """
                        {"batch":"bat-1","quarter":"2026-Q4","deliverOn":"2026-10-05","dueOn":"2027-01-04","boxes":4,"count":100}""";
                    case ROTATION_DUE -> """
                        {"batch":"bat-1","quarter":"2026-Q4","dueOn":"2027-01-04","daysLeft":14,"count":100}""";
                    case ROTATION_OVERDUE -> """
                        {"batch":"bat-1","quarter":"2026-Q4","dueOn":"2027-01-04","daysOver":7,"lostOn":"2027-02-03",
                         "items":[{"barcode":"B0017","title":"Si Kancil"},{"barcode":"B0042","title":"Malin Kundang"}]}""";
                    case ROTATION_CLOSED -> """
                        {"batch":"bat-1","quarter":"2026-Q4","returned":100,"lost":0,"damaged":0}""";
                    case ROTATION_SHORTFALL -> """
                        {"agreement":"agr-1","quarter":"2026-Q4","places":100,"filled":98,"forecast":[{"quarter":"2026-Q4","places":100,"filled":98},
                         {"quarter":"2027-Q1","places":100,"filled":91}]}""";
                    case ROTATION_SUMMARY -> """
                        {"quarter":"2026-Q4","region":{"system":"kemendagri","code":"13.75"},"batches":10,"items":1000,"onTime":9,"returned":997,"lost":3,
                         "schools":[{"school":"sd-01","name":"SD Negeri 01 Contoh","items":100,"returned":99,"lost":1}]}""";
                    case OBLIGATION_OPENED -> """
                        {"batch":"bat-1","dueOn":"2027-03-05","obligations":[{"obligation":"obl-1","barcode":"B0017","title":"Si Kancil"}]}""";
                    case OBLIGATION_DUE -> """
                        {"dueOn":"2027-03-05","daysLeft":7,"obligations":[{"obligation":"obl-1","barcode":"B0017","title":"Si Kancil"}]}""";
                    case OBLIGATION_SETTLED -> """
                        {"obligation":"obl-1","state":"settled","barcode":"B0017","title":"Si Kancil","on":"2027-02-20"}""";
                    default -> cooperation(topic);
                });
    }

    private static String cooperation(Topic topic) {
        return switch (topic) {
            case EXCHANGE_PROPOSED -> """
                {"exchange":"exc-1","answerBy":"2026-08-01","pairs":[{"pair":"p1","ref":"k-7","gives":"Profil Kota Contoh",
                 "gets":"Katalog Naskah","near":false}]}""";
            case EXCHANGE_PROGRESS -> """
                {"exchange":"exc-1","balance":0,"pairs":[{"pair":"p1","gives":"Profil Kota Contoh","gets":"Katalog Naskah","state":"sent"}]}""";
            case PRIVILEGE_GRANTED -> """
                {"person":"M-001","privilege":"borrow","until":"2027-01-31"}""";
            case PRIVILEGE_ENDING -> """
                {"person":"M-001","privilege":"borrow","until":"2027-01-31","daysLeft":7,"because":"semester"}""";
            case BOOKING_CONFIRMED -> """
                {"booking":"bkg-1","type":"visit.book","purpose":"preservation","on":"2026-09-10","people":12}""";
            case BOOKING_REMINDER -> """
                {"booking":"bkg-2","type":"internship.apply","programme":"Ilmu Perpustakaan","from":"2026-09-01","to":"2026-09-30",
                 "people":3,"daysLeft":3}""";
            case AGREEMENT_FORWARDED, AGREEMENT_PROPOSED -> """
                {"proposal":"prp-1","by":"Universitas Contoh","form":"service-use","title":"Pemanfaatan layanan",
                 "parties":["universitas-contoh","perpustakaan-contoh"],"from":"2026-09-01","to":"2028-08-31",
                 "goals":["Peminjaman bagi mahasiswa"],"document":{"name":"naskah.pdf","sha256":"00"}}""";
            case AGREEMENT_DECIDED -> """
                {"proposal":"prp-1","approved":true,"title":"Pemanfaatan layanan","agreement":"agr-2","number":"12/PKS/2026",
                 "from":"2026-09-01","to":"2028-08-31"}""";
            case AGREEMENT_ENDING -> """
                {"agreement":"agr-2","title":"Pemanfaatan layanan","number":"12/PKS/2026","to":"2028-08-31","daysLeft":90}""";
            case INFORMATION_PUBLISHED -> """
                {"announcement":"ann-1","by":"Dinas Contoh","subject":"Pekan literasi","body":"Kami mengundang semua mitra.\\n\\nAcara gratis."}""";
            case EVALUATION_PUBLISHED -> """
                {"period":"2026-Q4","partner":"sd-01","indicators":[{"indicator":"Tepat waktu","value":95.5,"unit":"%"}]}""";
            case REQUEST_DECIDED -> """
                {"request":"r-1","type":"visit.book","status":"refused","outcome":{"alternatives":[{"on":"2026-09-11"}]},
                 "reasons":[{"rule":"R26","code":"day-full","pointer":"/data/on",
                 "message":{"id":"Hari itu sudah penuh.","en":"That day is full."}}]}""";
            default -> throw new IllegalArgumentException("No sample of " + topic);
        };
    }

    /** A whole batch of 100 books in four boxes. */
    private static String announced() {
        StringBuilder items = new StringBuilder();
        for (int n = 0; n < 100; n++) {
            items.append(n == 0 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"barcode\":\"B%04d\",\"title\":\"Cerita Contoh %d\",\"box\":%d}",
                            n,
                            n,
                            4 - n % 4));
        }
        return "{\"batch\":\"bat-1\",\"quarter\":\"2026-Q4\",\"deliverOn\":\"2026-10-05\",\"dueOn\":\"2027-01-04\","
                + "\"items\":[" + items + "]}";
    }
}
