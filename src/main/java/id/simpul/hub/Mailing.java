package id.simpul.hub;

import id.simpul.delivery.AnswerLinks;
import id.simpul.delivery.ConfirmationLinks;
import id.simpul.delivery.MailSettings;
import id.simpul.delivery.Sender;
import id.simpul.delivery.link.Links;
import id.simpul.policy.Policy;
import id.simpul.settings.Settings;

/** How the hub's mails look and go, from settings and policy. */
final class Mailing {
    private static final String FROM = "simpul@localhost.localdomain";

    private Mailing() {}

    static MailSettings settings(Settings settings) {
        String from = from(settings);
        return new MailSettings(
                settings.smtp(),
                from,
                settings.post().answersTo().orElse(from),
                settings.mailFolder(),
                settings.post().answersTo(),
                settings.post().dkim());
    }

    /** Who writes, and the address that answers go to. */
    static Sender sender(Settings settings, Stores stores) {
        Policy.Library library =
                stores.policies().asOf(stores.clock().instant()).library();
        return new Sender(
                library.name(),
                library.place(),
                library.phone().orElse(""),
                from(settings),
                library.staffMail().orElse(""),
                library.zone());
    }

    /** The links by which partners' addresses are confirmed. */
    static ConfirmationLinks confirmationLinks(Settings settings, Stores stores) {
        return new ConfirmationLinks(
                stores.database().jdbi(), stores.partners(), links(stores), stores.clock(), settings.publicUrl());
    }

    /** The links by which partners answer mails. */
    static AnswerLinks answerLinks(Settings settings, Stores stores) {
        return new AnswerLinks(stores.database().jdbi(), links(stores), stores.clock(), settings.publicUrl());
    }

    static Links links(Stores stores) {
        return new Links(stores.home().secrets().get(Secrets.LINKS));
    }

    private static String from(Settings settings) {
        return settings.mailFrom().orElse(FROM);
    }
}
