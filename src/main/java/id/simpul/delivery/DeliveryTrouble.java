package id.simpul.delivery;

import id.simpul.database.DatabaseTrouble;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.TransactionRolledBackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What kind of trouble kept a delivery from arriving, which decides who waits for what. */
enum DeliveryTrouble {
    /** The channel cannot be used at all: nobody's delivery is at fault. */
    CHANNEL_AWAY,
    /** The other side put this one off: its lane waits. */
    PUT_OFF,
    /** The other side was silent or broke off in the middle: its lane waits, and what may have arrived is not sent for days. */
    UNANSWERED,
    /** This one is refused, or cannot even be made. */
    REFUSED;

    private static final int PERMANENT = 500;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;

    /**
     * Judged by all its causes, the innermost that speaks of this delivery first. What nobody knows is the delivery's own
     * fault: it must not stop the rest.
     */
    static DeliveryTrouble of(Throwable failure) {
        if (DatabaseTrouble.isTransient(failure)) {
            return CHANNEL_AWAY; // it could not be made for want of what is to stand in it, such as its links
        }
        List<DeliveryTrouble> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .flatMap(cause -> judge(cause).stream())
                .toList();
        return causes.stream()
                .filter(trouble -> trouble != CHANNEL_AWAY)
                .reduce((outer, inner) -> inner)
                .orElse(causes.isEmpty() ? REFUSED : CHANNEL_AWAY);
    }

    private static Optional<DeliveryTrouble> judge(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException address) {
            return Optional.of(byReply(address.getReturnCode()));
        } else if (cause instanceof SMTPSenderFailedException) {
            return Optional.of(CHANNEL_AWAY);
        } else if (cause instanceof SMTPSendFailedException send) {
            return Optional.of(isAboutSender(send) ? CHANNEL_AWAY : byReply(send.getReturnCode()));
        } else if (cause instanceof NotAnswered) {
            return Optional.of(UNANSWERED);
        } else if (cause instanceof HttpOperationFailedException http) {
            return Optional.of(byStatus(http.getStatusCode()));
        } else if (cause instanceof NotCarried
                || cause instanceof DirectConsumerNotAvailableException
                || cause instanceof InvalidDestinationException
                || cause instanceof JMSSecurityException
                || cause instanceof ActiveMQAddressFullException
                || cause instanceof TransactionRolledBackException
                || isAboutOneQueue(cause)) {
            return Optional.of(PUT_OFF);
        } else if (cause instanceof ChannelAway
                || cause instanceof JMSException
                || cause instanceof IOException
                || isBeforeAsking(cause)) {
            return Optional.of(CHANNEL_AWAY);
        }
        return Optional.empty();
    }

    /** A queue that is gone is reported by the client as a bare exception; what befalls the connection has a class or a cause. */
    private static boolean isAboutOneQueue(Throwable cause) {
        return cause.getClass() == JMSException.class && cause.getCause() == null;
    }

    /** The database was not even asked: it has no name for that. */
    private static boolean isBeforeAsking(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() == null;
    }

    /** Of a gateway over HTTP: one that wants fewer or is not well is away, and what it calls the caller's fault is refused. */
    private static DeliveryTrouble byStatus(int status) {
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS ? CHANNEL_AWAY : REFUSED;
    }

    /** Before any recipient is named, trouble is about the hub or the server. */
    private static boolean isAboutSender(SMTPSendFailedException send) {
        return String.valueOf(send.getCommand()).startsWith("MAIL");
    }

    /** Also of 421, by which a server says that it hangs up: one recipient or one mail can be why. */
    private static DeliveryTrouble byReply(int code) {
        if (code <= 0) {
            return UNANSWERED;
        }
        return code >= PERMANENT ? REFUSED : PUT_OFF;
    }
}
