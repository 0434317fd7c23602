package id.simpul.health;

import id.simpul.delivery.Mail;
import id.simpul.health.AlertBook.Line;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the operator is written: plain text in both languages, with nothing of a person in it. */
final class AlertMail {
    private static final String TOPIC = "operator.alert";

    private final String place;
    private final ZoneId zone;

    /**
     * @param place which hub it is: what its links begin with
     */
    AlertMail(String place, ZoneId zone) {
        this.place = place;
        this.zone = zone;
    }

    Mail of(List<Line> lines, String to) {
        boolean over = lines.stream().allMatch(line -> line.what() == AlertBook.What.OVER);
        String kinds = lines.stream().map(Line::kind).collect(Collectors.joining(", "));
        return mail(
                to,
                (over ? "Simpul: sudah baik / over: " : "Simpul: gangguan / trouble: ") + kinds,
                text(Language.ID, lines) + "\n--\n\n" + text(Language.EN, lines));
    }

    /** To see whether it arrives. */
    Mail test(String to) {
        return mail(
                to,
                "Simpul: surel percobaan / a test",
                "Simpul di " + place + " akan menulis ke alamat ini bila ada gangguan.\n\n--\n\nThe hub at " + place
                        + " will write to this address when it is in trouble.\n");
    }

    private String text(Language language, List<Line> lines) {
        boolean indonesian = language == Language.ID;
        StringBuilder text = new StringBuilder(indonesian ? "Simpul di " : "The hub at ")
                .append(place)
                .append("\n\n");
        for (Line line : lines) {
            text.append("* ")
                    .append(line.kind())
                    .append(": ")
                    .append(state(line).text(language))
                    .append('\n')
                    .append("  ")
                    .append(line.says().text(language))
                    .append('\n');
        }
        return text.append(
                        indonesian
                                ? "\nApa yang harus dilakukan: ./simpul check di mesinnya, atau halaman Sistem:\n"
                                : "\nWhat to do: ./simpul check on its machine, or the page Sistem:\n")
                .append(place)
                .append("/system\n")
                .append(
                        indonesian
                                ? "Dari tiap jenis paling banyak satu surel sejam.\n"
                                : "Of each kind there is one mail an hour at most.\n")
                .toString();
    }

    private Phrase state(Line line) {
        Phrase since = Spoken.moment(line.since(), zone);
        Phrase what =
                switch (line.what()) {
                    case BEGAN -> new Phrase("sejak " + since.indonesian(), "since " + since.english());
                    case WORSE ->
                        new Phrase("memburuk, sejak " + since.indonesian(), "worse, since " + since.english());
                    case LASTS -> new Phrase("masih, sejak " + since.indonesian(), "still, since " + since.english());
                    case OVER ->
                        new Phrase(
                                "sudah baik kembali; yang ada sejak " + since.indonesian() + ":",
                                "well again; what there was since " + since.english() + ":");
                };
        return line.times() > 1
                ? new Phrase(
                        what.indonesian() + " (" + line.times() + " kali)",
                        what.english() + " (" + line.times() + " times)")
                : what;
    }

    private static Mail mail(String to, String subject, String text) {
        return new Mail(
                "alert-" + UUID.randomUUID(), PartnerId.STAFF, TOPIC, to, Language.ID, subject, text, "", List.of());
    }
}
