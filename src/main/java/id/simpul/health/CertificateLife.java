package id.simpul.health;

import id.simpul.health.Reading.Figure;
import id.simpul.hub.CertificateWatch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the certificate that listeners show is good for a while yet, and the one that was put in its place could be taken. */
final class CertificateLife {
    private static final Duration SOON = Duration.ofDays(21);

    private final Optional<CertificateWatch> certificate;

    CertificateLife(Optional<CertificateWatch> certificate) {
        this.certificate = certificate;
    }

    Reading look() {
        return certificate.map(CertificateLife::look).orElseGet(Reading::up);
    }

    private static Reading look(CertificateWatch watch) {
        Optional<Duration> left = watch.until().map(until -> Duration.between(Instant.now(), until));
        Reading reading = watch.refused()
                .map(why -> Reading.degraded(
                        "berkas kunci " + watch.file() + " tidak dipakai, sertifikat sebelumnya tetap: "
                                + why.indonesian(),
                        "the key store " + watch.file() + " is not taken, the certificate before stays: "
                                + why.english()))
                .orElseGet(() -> left.filter(time -> time.compareTo(SOON) < 0)
                        .map(CertificateLife::ends)
                        .orElseGet(Reading::up));
        return left.map(time -> reading.with(Figure.of("certificate.left.seconds", time.toSeconds())))
                .orElse(reading);
    }

    private static Reading ends(Duration left) {
        return left.isNegative()
                ? Reading.degraded(
                        "sertifikat sudah berakhir; pasang yang baru, tanpa memulai ulang",
                        "the certificate has ended; put a new one in its place, no restart is needed")
                : Reading.degraded(
                        "sertifikat berakhir dalam " + left.toDays() + " hari; pasang yang baru, tanpa memulai ulang",
                        "the certificate ends in " + left.toDays()
                                + " days; put a new one in its place, no restart is needed");
    }
}
