package id.simpul.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.delivery.ImapServer;
import id.simpul.delivery.ImapServer.Protection;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.main.Main;

/** The mailbox that answers come to: how Camel reads it, and what becomes of a mail. */
public final class MailAnswers {
    private static final String PATIENCE = "30000";
    private static final Staff HUB = new Staff("Simpul", "balasan surel");

    private final Stores stores;
    private final Work work;

    MailAnswers(Stores stores, Work work) {
        this.stores = stores;
        this.work = work;
    }

    /** Called by the route {@code mail-answers}. */
    public void take(Exchange exchange) throws MessagingException, IOException {
        Message mail = exchange.getIn(MailMessage.class).getOriginalMessage();
        work.features().mailbox().take(mail, this::ask);
        // Camel marks it too, but not one whose head its server describes wrongly.
        mail.setFlag(Flags.Flag.SEEN, true);
    }

    /** Tells Camel of the mailbox, whose password stands in no route and no URI. */
    static void bind(Main main, Properties properties, ImapServer server) {
        main.bind("mailboxLogin", new Login(server));
        main.bind("mailboxProtection", protection(server));
        String scheme = server.protection() == Protection.TLS ? "imaps" : "imap";
        properties.put("simpul.answers", "true");
        properties.put(
                "simpul.answers.from",
                scheme + "://" + server.host() + ":" + server.port() + "?folderName=" + server.folder()
                        + "&authenticator=#mailboxLogin&additionalJavaMailProperties=#mailboxProtection"
                        + "&unseen=true&delete=false&mapMailMessage=false&fetchSize=20&disconnect=true"
                        + "&initialDelay=1000&delay={{simpul.answers.delay:60000}}");
    }

    private static final class Login extends MailAuthenticator {
        private final PasswordAuthentication login;

        Login(ImapServer server) {
            login = new PasswordAuthentication(server.user(), server.password());
        }

        @Override
        public PasswordAuthentication getPasswordAuthentication() {
            return login;
        }
    }

    static Properties protection(ImapServer server) {
        Properties properties = new Properties();
        for (String protocol : List.of("mail.imap.", "mail.imaps.")) {
            properties.setProperty(protocol + "connectiontimeout", PATIENCE);
            properties.setProperty(protocol + "timeout", PATIENCE);
            properties.setProperty(protocol + "writetimeout", PATIENCE);
            properties.setProperty(protocol + "ssl.checkserveridentity", "true");
            properties.setProperty(protocol + "ssl.protocols", "TLSv1.2 TLSv1.3");
        }
        String startTls = String.valueOf(server.protection() == Protection.STARTTLS);
        properties.setProperty("mail.imap.starttls.enable", startTls);
        properties.setProperty("mail.imap.starttls.required", startTls);
        return properties;
    }

    /** Why it was not taken, in the words that staff read. */
    private Optional<String> ask(ObjectNode asked) {
        String name = stores.partners()
                .find(new PartnerId(asked.path("for").asText()))
                .map(Partner::name)
                .orElse(asked.path("for").asText());
        StaffAnswer answer = work.hand().perform(RequestType.STAFF_ASK, new StaffCall(asked.put("saidBy", name), HUB));
        if (answer.isDone()) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        for (JsonNode reason : answer.reasons()) {
            reasons.add(reason.at("/message/id").asText());
        }
        return Optional.of(String.join(" ", reasons));
    }
}
