package id.simpul.settings;

import id.simpul.delivery.Dkim;
import id.simpul.delivery.ImapServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how mails are signed, and where their answers come to. */
final class PostSettings {
    private final Environment environment;
    private final Outward outward;

    PostSettings(Environment environment, Outward outward) {
        this.environment = environment;
        this.outward = outward;
    }

    /**
     * @param from the sender's address, whose domain signs
     */
    Settings.Post read(Optional<String> from) {
        Optional<ImapServer> mailbox = mailbox();
        mailbox.ifPresent(outward::require);
        return new Settings.Post(mailbox, answersTo(mailbox), dkim(from), alertsTo());
    }

    private List<String> alertsTo() {
        return environment
                .parsed(
                        "SIMPUL_ALERTS_TO",
                        PostSettings::addresses,
                        "alamat seperti operator@example.org, beberapa dipisahkan koma",
                        "addresses like operator@example.org, several separated by commas")
                .orElse(List.of());
    }

    private static List<String> addresses(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .map(MailAddresses::mailAddress)
                .distinct()
                .toList();
    }

    private Optional<ImapServer> mailbox() {
        String form = "imaps://user:password@mail.example.org:993/INBOX";
        try {
            return environment.secret("SIMPUL_IMAP_URL").map(ImapServer::parse);
        } catch (IllegalArgumentException e) {
            environment.mistake(
                    "SIMPUL_IMAP_URL",
                    "bukan alamat kotak surel (" + e.getMessage() + "); tulis seperti " + form
                            + ", tanda khusus sebagai %XX",
                    "is no address of a mailbox (" + e.getMessage() + "); write it like " + form
                            + ", special characters as %XX");
            return Optional.empty();
        }
    }

    private Optional<String> answersTo(Optional<ImapServer> mailbox) {
        Optional<String> address = environment.parsed(
                "SIMPUL_MAIL_ANSWERS_TO",
                MailAddresses::mailAddress,
                "satu alamat seperti jawab@example.org",
                "one address like answers@example.org");
        if (address.isPresent() && mailbox.isEmpty()) {
            environment.mistake(
                    "SIMPUL_MAIL_ANSWERS_TO",
                    "diisi, tetapi tidak ada kotak surel yang dibaca; isi juga SIMPUL_IMAP_URL",
                    "is set, but no mailbox is read; set SIMPUL_IMAP_URL as well");
        }
        return address;
    }

    private Optional<Dkim> dkim(Optional<String> from) {
        Optional<Path> file = environment.path("SIMPUL_DKIM_KEY");
        String selector = environment.text("SIMPUL_DKIM_SELECTOR", "");
        if (file.isEmpty() && selector.isEmpty()) {
            return Optional.empty();
        }
        if (file.isEmpty() || !selector.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,60}[A-Za-z0-9])?") || from.isEmpty()) {
            environment.mistake(
                    "SIMPUL_DKIM_SELECTOR",
                    "tanda tangan surel perlu SIMPUL_DKIM_KEY, SIMPUL_DKIM_SELECTOR seperti simpul2026, dan"
                            + " SIMPUL_MAIL_FROM",
                    "to sign mails, set SIMPUL_DKIM_KEY, SIMPUL_DKIM_SELECTOR such as simpul2026, and SIMPUL_MAIL_FROM");
            return Optional.empty();
        }
        String domain = from.get().substring(from.get().indexOf('@') + 1);
        return key(file.get()).map(key -> new Dkim(domain, selector, key));
    }

    private Optional<PrivateKey> key(Path file) {
        try {
            return Optional.of(Dkim.key(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            environment.mistake(
                    "SIMPUL_DKIM_KEY",
                    "bukan berkas kunci privat RSA; buat dengan: openssl genpkey -algorithm RSA -pkeyopt"
                            + " rsa_keygen_bits:2048 -out dkim.pem",
                    "is no file with a private RSA key; make one by: openssl genpkey -algorithm RSA -pkeyopt"
                            + " rsa_keygen_bits:2048 -out dkim.pem");
            return Optional.empty();
        }
    }
}
