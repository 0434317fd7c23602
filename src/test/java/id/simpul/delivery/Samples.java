package id.simpul.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Notices as features send them, one for each topic; all names are invented. */
final class Samples {
    static final Sender SENDER = sender(ZoneId.of("Asia/Jakarta"));

    private Samples() {}

    static Sender sender(ZoneId zone) {
        return new Sender(
                "Perpustakaan Contoh",
                "Jalan Contoh 1, Kota Contoh",
                "(0752) 000000",
                "kerjasama@perpustakaan.example",
                "petugas@perpustakaan.example",
                zone);
    }

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
        return Json.tree(NoticeSamples.of(topic));
    }
}
