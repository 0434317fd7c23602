package id.simpul.delivery;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How mails leave the hub.
 *
 * @param server none: each mail becomes a file
 * @param from the address mails come from
 * @param bounces the address to which servers report what they could not deliver, usually the same
 * @param folder where mails become files if there is no server
 */
public record MailSettings(Optional<SmtpServer> server, String from, String bounces, Path folder) {
    public MailSettings {
        Mail.requireAddress(from);
        Mail.requireAddress(bounces);
    }
}
