package id.simpul.check;

import id.simpul.settings.Loopback;
import id.simpul.settings.ServerCertificate;
import id.simpul.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether those who call the hub will believe its certificate. */
final class CertificateCheck {
    private static final int SOON_DAYS = 30;

    private final Settings settings;
    private final Instant now;

    CertificateCheck(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    List<Finding> findings() {
        return settings.tls().map(this::findings).orElse(List.of());
    }

    private List<Finding> findings(Settings.Tls tls) {
        Optional<ServerCertificate> read = ServerCertificate.of(tls);
        if (read.isEmpty()) {
            return List.of(Trouble.CERTIFICATE_NONE.found(tls.keyStore()));
        }
        ServerCertificate certificate = read.get();
        List<Finding> findings = new ArrayList<>();
        LocalDate until = LocalDate.ofInstant(certificate.until(), ZoneOffset.UTC);
        if (certificate.until().isBefore(now)) {
            findings.add(Trouble.CERTIFICATE_EXPIRED.found(tls.keyStore(), until));
        } else if (certificate.until().isBefore(now.plusSeconds(86_400L * SOON_DAYS))) {
            findings.add(Trouble.CERTIFICATE_ENDS.found(tls.keyStore(), until));
        }
        if (!certificate.fitsItsKey()) {
            findings.add(Trouble.CERTIFICATE_KEY.found(tls.keyStore()));
        }
        String host = settings.publicUrl().getHost();
        if (!Loopback.is(host) && !certificate.isFor(host)) {
            findings.add(Trouble.CERTIFICATE_NAME.found(tls.keyStore(), String.join(", ", certificate.names()), host));
        }
        return List.copyOf(findings);
    }
}
