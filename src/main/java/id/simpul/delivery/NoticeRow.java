package id.simpul.delivery;

import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A notice as it is promised to one partner.
 *
 * @param request the id of the request that began it
 * @param event what goes out, whole
 * @param lastDay when it is worth telling for the last time
 * @param mailAt when it goes out by mail, where mails have hours; else, and by other ways, at once
 */
record NoticeRow(
        String id,
        PartnerId partner,
        String topic,
        Optional<String> request,
        String event,
        Notice.Way way,
        Optional<LocalDate> lastDay,
        Optional<Instant> mailAt) {

    private record Told(Notice notice, String data, Instant at) {
        NoticeRow row(String id, PartnerId partner, Optional<Instant> mailAt) {
            String topic = notice.topic().wire();
            return new NoticeRow(
                    id, partner, topic, notice.request(), event(id, topic), notice.way(), notice.lastDay(), mailAt);
        }

        private String event(String id, String topic) {
            return Json.written(json -> {
                json.writeStartObject();
                json.writeStringField("specversion", "1.0");
                json.writeStringField("id", id);
                json.writeStringField("source", "/hub");
                json.writeStringField("type", "id.simpul.notice." + topic + ".v1");
                json.writeStringField("time", at.toString());
                json.writeStringField("datacontenttype", "application/json");
                json.writeFieldName("data");
                json.writeRawValue(data);
                json.writeEndObject();
            });
        }
    }

    /** One for each partner that the notice is for; the id is made from topic, data, request and time: told again it is the same. */
    static List<NoticeRow> all(Notice notice, Instant at, Optional<Instant> mailAt) {
        Told told = new Told(notice, dataOf(notice), at);
        String topic = notice.topic().wire();
        return notice.to().stream()
                .map(partner -> told.row(Ids.of("ntc", topic, partner, told.data(), at), partner, mailAt))
                .toList();
    }

    /**
     * One for each partner that is asked something, and asked again about something else.
     *
     * @param asked what each is asked about
     */
    static List<NoticeRow> asking(Notice notice, Map<PartnerId, String> asked, Instant at) {
        Told told = new Told(notice, dataOf(notice), at);
        return notice.to().stream()
                .map(partner -> told.row(Ids.of("ntc", partner, asked.get(partner), at), partner, Optional.empty()))
                .toList();
    }

    /** What the notice holds, and which request began it. */
    private static String dataOf(Notice notice) {
        return notice.request()
                .map(request -> Json.object().put("request", request))
                .map(data -> Json.text(data.setAll(notice.data())))
                .orElseGet(() -> Json.written(notice.content()));
    }
}
