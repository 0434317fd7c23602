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
 * @param answers the address under which answers are read, if they are; each mail has it with a name of its own
 * @param dkim what mails are signed with
 */
public record MailSettings(
        Optional<SmtpServer> server,
        String from,
        String bounces,
        Path folder,
        Optional<String> answers,
        Optional<Dkim> dkim) {
    /** Unsigned, and answered to nobody but whoever reads the sender's mail. */
    public MailSettings(Optional<SmtpServer> server, String from, String bounces, Path folder) {
        this(server, from, bounces, folder, Optional.empty(), Optional.empty());
    }

    public MailSettings {
        Mail.requireAddress(from);
        Mail.requireAddress(bounces);
        answers.ifPresent(Mail::requireAddress);
    }

    /** Where answers to the mail of that key go: {@code answers+key@…}. */
    Optional<String> answersTo(String key) {
        return answers.map(address -> address.replaceFirst("@", "+" + key + "@"));
    }
}
