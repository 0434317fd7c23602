package id.simpul.delivery;

import java.time.Clock;

/** Where mails go: to a mail server, or into files for someone to look at. */
public interface MailDelivery extends AutoCloseable {
    /**
     * @param clock of the library's zone: where mails become files, these are named by its hours
     */
    static MailDelivery by(MailSettings settings, Clock clock) {
        MailWriter writer = new MailWriter(settings, clock);
        return settings.server()
                .<MailDelivery>map(server -> new Smtp(server, settings, writer))
                .orElseGet(() -> new MailFolder(settings.folder(), writer, clock));
    }

    /**
     * Called by the route {@code channel-email}; returns when the mail is safely handed over.
     *
     * @throws ChannelAway if no mail can be delivered now
     * @throws jakarta.mail.MessagingException if this one is refused or put off
     */
    void send(Mail mail) throws jakarta.mail.MessagingException;

    @Override
    void close();
}
