package id.simpul.hub;

import id.simpul.delivery.MailSettings;
import id.simpul.delivery.Sender;
import id.simpul.delivery.SmtpServer;
import id.simpul.policy.Policy;
import java.util.Optional;

/** How the hub's mails look and go, from settings and policy. */
final class Mailing {
    private static final String FROM = "simpul@localhost.localdomain";

    private Mailing() {}

    static MailSettings settings(Settings settings) {
        String from = settings.mailFrom().orElse(FROM);
        return new MailSettings(settings.smtp().map(Mailing::server), from, from, settings.mailFolder());
    }

    private static SmtpServer server(Smtp smtp) {
        Optional<SmtpServer.Login> login = smtp.user()
                .flatMap(user -> smtp.password().map(password -> new SmtpServer.Login(user, password.value())));
        SmtpServer.Security security =
                switch (smtp.encryption()) {
                    case TLS -> SmtpServer.Security.TLS;
                    case STARTTLS -> SmtpServer.Security.STARTTLS;
                    case NONE -> SmtpServer.Security.NONE;
                };
        return new SmtpServer(smtp.host(), smtp.port(), login, security);
    }

    static Sender sender(Stores stores) {
        Policy.Library library =
                stores.policies().asOf(stores.clock().instant()).library();
        return new Sender(library.name(), library.place(), "", "");
    }
}
