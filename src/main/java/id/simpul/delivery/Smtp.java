package id.simpul.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mail server, spoken to over connections that serve a whole run of mails. */
final class Smtp implements MailDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SmtpServer server;
    private final MailWriter writer;
    private final Session session;
    private final ConcurrentLinkedDeque<SmtpConnection> idle = new ConcurrentLinkedDeque<>();

    Smtp(SmtpServer server, MailSettings settings, MailWriter writer) {
        this(server, settings, writer, PATIENCE);
    }

    /**
     * @param patience how long the server may take for each of its answers
     */
    Smtp(SmtpServer server, MailSettings settings, MailWriter writer, Duration patience) {
        this.server = server;
        this.writer = writer;
        this.session = Session.getInstance(properties(server, settings, String.valueOf(patience.toMillis())));
    }

    private static Properties properties(SmtpServer server, MailSettings settings, String patienceMillis) {
        boolean startTls = server.security() == SmtpServer.Security.STARTTLS;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(server.security() == SmtpServer.Security.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        properties.setProperty("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        properties.setProperty("mail.smtp.from", settings.bounces());
        properties.setProperty("mail.smtp.connectiontimeout", patienceMillis);
        properties.setProperty("mail.smtp.timeout", patienceMillis);
        properties.setProperty("mail.smtp.writetimeout", patienceMillis);
        return properties;
    }

    @Override
    public void send(Mail mail) throws MessagingException {
        MimeMessage message = writer.write(mail, session);
        Optional<SmtpConnection> reused = waiting();
        if (reused.isEmpty() || isTurnedAway(message, reused.get())) {
            send(message, connect());
        }
    }

    /** Sends it, unless it turns out before the first recipient that this connection has ended or the server has had enough of it. */
    private boolean isTurnedAway(MimeMessage message, SmtpConnection reused) throws MessagingException {
        try {
            send(message, reused);
            return false;
        } catch (MessagingException | ChannelAway | NotAnswered e) {
            if (reused.hasNamedRecipient()) {
                throw e;
            }
            LOG.debug("A connection has served its time", e);
            return true;
        }
    }

    private void send(MimeMessage message, SmtpConnection connection) throws MessagingException {
        boolean usable = false;
        try {
            connection.sendMessage(message, message.getAllRecipients());
            usable = true;
        } catch (IllegalStateException e) {
            throw new ChannelAway("The connection to the mail server " + server.host() + " was lost", e);
        } catch (MessagingException e) {
            if (e.getNextException() instanceof IOException) {
                throw new NotAnswered("The mail server " + server.host() + " broke off or did not answer", e);
            }
            throw e;
        } finally {
            if (usable) {
                connection.served();
                idle.push(connection);
            } else {
                close(connection);
            }
        }
    }

    private Optional<SmtpConnection> waiting() {
        SmtpConnection waiting = idle.poll();
        while (waiting != null) {
            if (waiting.isUsable()) {
                return Optional.of(waiting);
            }
            close(waiting);
            waiting = idle.poll();
        }
        return Optional.empty();
    }

    private SmtpConnection connect() {
        SmtpConnection connection = new SmtpConnection(session);
        try {
            connection.connect(
                    server.host(),
                    server.port(),
                    server.login().map(SmtpServer.Login::user).orElse(null),
                    server.login().map(SmtpServer.Login::password).orElse(null));
            return connection;
        } catch (MessagingException e) {
            throw new ChannelAway("The mail server " + server.host() + ":" + server.port() + " cannot be used", e);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("A connection could not be closed", e);
        }
    }

    @Override
    public void close() {
        SmtpConnection waiting = idle.poll();
        while (waiting != null) {
            close(waiting);
            waiting = idle.poll();
        }
    }
}
