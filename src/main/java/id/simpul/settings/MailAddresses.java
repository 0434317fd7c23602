package id.simpul.settings;

import id.simpul.delivery.SmtpServer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where mails go and from whom they come. */
final class MailAddresses {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+");

    private final Environment environment;

    MailAddresses(Environment environment) {
        this.environment = environment;
    }

    Optional<SmtpServer> smtp() {
        String form = "smtp://user:password@mail.example.org:587?starttls=required";
        try {
            Optional<SmtpServer> smtp = environment.secret("SIMPUL_SMTP_URL").map(SmtpServer::parse);
            return smtp.filter(this::keepsPassword);
        } catch (IllegalArgumentException e) {
            environment.mistake(
                    "SIMPUL_SMTP_URL",
                    "bukan alamat server surel (" + e.getMessage() + "); tulis seperti " + form
                            + ", tanda khusus sebagai %XX",
                    "is no address of a mail server (" + e.getMessage() + "); write it like " + form
                            + ", special characters as %XX");
            return Optional.empty();
        }
    }

    /** A password goes in the clear to no other machine, whatever exceptions there are for mails. */
    private boolean keepsPassword(SmtpServer server) {
        boolean keeps = !server.showsPassword() || Loopback.is(server.host());
        if (!keeps) {
            environment.mistake(
                    "SIMPUL_SMTP_URL",
                    "starttls=off akan mengirim kata sandi tanpa enkripsi ke " + server.host()
                            + "; tulis starttls=required",
                    "starttls=off would send the password in the clear to " + server.host()
                            + "; write starttls=required");
        }
        return keeps;
    }

    Optional<String> from() {
        if (environment.isSet("SIMPUL_SMTP_URL") && !environment.isSet("SIMPUL_MAIL_FROM")) {
            environment.mistake(
                    "SIMPUL_MAIL_FROM",
                    "belum diisi, padahal ada server surel; isi dengan alamat pengirim",
                    "is not set, though there is a mail server; set it to the sender's address");
        }
        return environment.parsed(
                "SIMPUL_MAIL_FROM",
                MailAddresses::mailAddress,
                "satu alamat seperti simpul@example.org",
                "one address like simpul@example.org");
    }

    static String mailAddress(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
