package id.simpul.delivery;

import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** A mail, and a way to send it as the hub does, for who tries a mail server from elsewhere. */
public final class MailProbe {
    private MailProbe() {}

    /** Sends to the server of this URL. */
    public static MailDelivery to(String url) {
        return MailDelivery.by(
                new MailSettings(
                        Optional.of(SmtpServer.parse(url)),
                        "hub@perpustakaan.example",
                        "hub@perpustakaan.example",
                        Path.of("unused")),
                Clock.systemUTC());
    }

    /** Any mail. */
    public static Mail mail() {
        return new Letters(Samples.SENDER)
                .compose(Samples.delivery(
                        Topic.ROTATION_ANNOUNCED, Samples.data(Topic.ROTATION_ANNOUNCED), Language.ID));
    }
}
