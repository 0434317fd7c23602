package id.simpul.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.SentMails.Sent;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a partner wants by a short answer to one of our mails, as far as it is beyond doubt. Every word counts: one that is not known
 * here, a question or a figure that belongs nowhere, and the whole answer is for people to read.
 */
final class Reading {
    private static final Set<String> GO_ON =
            Set.of("lanjut", "lanjutkan", "melanjutkan", "dilanjutkan", "perpanjang", "diperpanjang", "memperpanjang");
    private static final Set<String> CANCEL = Set.of("batal", "batalkan", "dibatalkan", "membatalkan");
    private static final Set<String> COME = Set.of("jadi", "hadir", "datang");
    private static final Set<String> AGREE = Set.of("setuju", "menyetujui", "disetujui", "sepakat");
    private static final Set<String> STOP = Set.of("berhenti", "unsubscribe", "stop");
    private static final Set<String> ALL = Set.of("semua", "semuanya", "seluruh", "seluruhnya");
    private static final Set<String> ASIDE = Set.of(
            "mohon",
            "maaf",
            "tolong",
            "kunjungan",
            "kunjungannya",
            "jadwal",
            "jadwalnya",
            "terpaksa",
            "rotasi",
            "bulan",
            "untuk",
            "selama",
            "ingin",
            "mau",
            "akan",
            "pasangan",
            "pasangannya",
            "tersebut",
            "ini",
            "informasi");
    private static final Pattern MONTHS = Pattern.compile("\\b(\\d{1,2}) ?bulan\\b");
    private static final Pattern STARS = Pattern.compile("(?:nilai|bintang)(?:nya)?\\s*[:=]?\\s*([1-5])");

    private Reading() {}

    /** What is asked for. */
    record Asked(RequestType type, ObjectNode data) {}

    /** A request of the partner's; nothing if people have to read it. */
    static Optional<Asked> of(Sent told, String own) {
        ObjectNode data = told.data();
        return switch (topic(told)) {
            case ROTATION_DISPATCHED ->
                Said.received(own, thing(data, "batch")).map(said -> new Asked(RequestType.ROTATION_RECEIVED, said));
            case ROTATION_DUE, ROTATION_OVERDUE ->
                Said.returned(own, thing(data, "batch")).map(said -> new Asked(RequestType.ROTATION_RETURNED, said));
            case ROTATION_INVITED -> goOn(data, own);
            case ROTATION_CLOSED -> rated(data, own);
            case EXCHANGE_PROPOSED -> agreed(data, own);
            case BOOKING_CONFIRMED, BOOKING_REMINDER ->
                says(own, CANCEL)
                        ? Optional.of(new Asked(
                                RequestType.BOOKING_CANCEL, Json.object().put("booking", thing(data, "booking"))))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether it only says that what was told stands: then there is nothing to do, for anybody. */
    static boolean isAsTold(Sent told, String own) {
        return Set.of(Topic.BOOKING_CONFIRMED, Topic.BOOKING_REMINDER).contains(topic(told)) && says(own, COME);
    }

    /** Whether the partner wants no more mails with announcements. */
    static boolean isStop(Sent told, String own) {
        return topic(told) == Topic.INFORMATION_PUBLISHED && says(own, STOP);
    }

    private static Topic topic(Sent told) {
        return Topic.ofWire(told.topic());
    }

    private static String thing(ObjectNode data, String field) {
        return data.path(field).asText();
    }

    /** Whether one of the words stands there, and nothing that could turn it round. */
    private static boolean says(String own, Set<String> one) {
        return Said.isPlain(own)
                && Words.of(own).stream().anyMatch(one::contains)
                && Words.of(own).stream()
                        .allMatch(word -> one.contains(word) || ASIDE.contains(word) || Words.isPolite(word));
    }

    /** For how many months has to be said: there is no term that goes without saying. */
    private static Optional<Asked> goOn(ObjectNode data, String own) {
        Matcher months = MONTHS.matcher(String.join(" ", Words.of(own)));
        if (!data.has("agreement") || !months.find()) {
            return Optional.empty();
        }
        ObjectNode asked = Json.object()
                .put("agreement", thing(data, "agreement"))
                .put("termMonths", Integer.parseInt(months.group(1)));
        return says(own.replaceFirst("\\b" + months.group(1) + "\\b", " "), GO_ON)
                ? Optional.of(new Asked(RequestType.ROTATION_RENEW, asked))
                : Optional.empty();
    }

    private static Optional<Asked> rated(ObjectNode data, String own) {
        Matcher stars = STARS.matcher(String.join(" ", Words.of(own)));
        boolean asked = !data.has("cancelled") && data.path("obligations").isEmpty();
        return asked && Said.isPlain(own) && stars.matches()
                ? Optional.of(new Asked(
                        RequestType.ROTATION_SURVEY,
                        Json.object()
                                .put("batch", thing(data, "batch"))
                                .put("rating", Integer.parseInt(stars.group(1)))))
                : Optional.empty();
    }

    /** To all pairs at once; to some of them only on the page, where they stand. */
    private static Optional<Asked> agreed(ObjectNode data, String own) {
        List<String> words = Words.of(own);
        if (words.stream().noneMatch(ALL::contains)
                || !says(without(own, ALL), AGREE)
                || data.path("pairs").isEmpty()) {
            return Optional.empty();
        }
        ObjectNode answer = Json.object().put("exchange", thing(data, "exchange"));
        for (JsonNode pair : data.path("pairs")) {
            answer.withArray("/agree").add(pair.path("pair").asText());
        }
        return Optional.of(new Asked(RequestType.EXCHANGE_ANSWER, answer));
    }

    private static String without(String own, Set<String> words) {
        return own.replaceAll("(?i)\\b(" + String.join("|", words) + ")\\b", " ");
    }
}
