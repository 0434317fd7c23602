package id.simpul.hub;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.delivery.ImapServer;
import id.simpul.delivery.Mail;
import id.simpul.delivery.MailDelivery;
import id.simpul.delivery.MailProbe;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Run in a JVM of its own, which believes what {@code javax.net.ssl.trustStore} says: sends by SMTP and reads by IMAP as the hub does,
 * at a server that shows what {@code greenmail.tls.keystore.file} says. Both are read once in a JVM's life. What came of it is written
 * to a file, since the server's log falls into the lines of the output.
 */
final class MailTlsProbe {
    private static final List<String> said = new ArrayList<>();

    private MailTlsProbe() {}

    public static void main(String[] arguments) throws IOException {
        GreenMail server = MailServers.of(ServerSetup.PROTOCOL_SMTPS, ServerSetup.PROTOCOL_IMAPS);
        server.setUser("hub@perpustakaan.example", "hub", "rahasia");
        server.start();
        int smtps = server.getSmtps().getPort();
        int imaps = server.getImaps().getPort();
        for (String host : new String[] {"localhost", "127.0.0.1"}) {
            tell("smtps " + host, () -> send("smtps://hub:rahasia@" + host + ":" + smtps));
            tell("imaps " + host, () -> read(ImapServer.parse("imaps://hub:rahasia@" + host + ":" + imaps)));
        }
        server.stop();
        Files.write(Path.of(arguments[0]), said);
    }

    private interface Attempt {
        void go() throws Exception;
    }

    private static void tell(String what, Attempt attempt) {
        try {
            attempt.go();
            said.add(what + " spoken to");
        } catch (Exception e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            said.add(what + " refused: " + String.valueOf(root.getMessage()).toLowerCase(Locale.ROOT));
        }
    }

    private static void send(String url) throws Exception {
        try (MailDelivery delivery = MailProbe.to(url)) {
            Mail mail = MailProbe.mail();
            delivery.send(mail);
        }
    }

    private static void read(ImapServer server) throws Exception {
        Session session = Session.getInstance(MailAnswers.protection(server));
        try (Store store = session.getStore("imaps")) {
            store.connect(server.host(), server.port(), server.user(), server.password());
        }
    }
}
