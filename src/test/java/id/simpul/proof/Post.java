package id.simpul.proof;

import id.simpul.delivery.SmtpStub;
import id.simpul.delivery.SmtpStub.Arrived;
import id.simpul.delivery.SmtpStub.Mood;
import id.simpul.journey.WholeHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The mail server of a site, which has its bad days, and writes down every mail that it takes, also where it does not say so. */
final class Post implements AutoCloseable {
    private final SmtpStub server = new SmtpStub(this::take);
    private volatile Consumer<Event> history = event -> {};

    void writesTo(Consumer<Event> history) {
        this.history = history;
    }

    /** Has a hub mail by it, as much as it may, and lets its partners announce what they like. */
    WholeHub mailFor(WholeHub hub) throws IOException {
        Path policy = hub.home().resolveSibling("policy.yaml");
        Files.createDirectories(policy.getParent());
        Files.writeString(policy, """
                - effective: 2020-01-01
                  information: {trusted: [other]}
                  mail: {per-hour: 10000}
                """);
        return hub.with("SIMPUL_POLICY", policy.toString())
                .with("SIMPUL_SMTP_URL", server.url())
                .with("SIMPUL_MAIL_FROM", "kerjasama@perpustakaan.example");
    }

    /** Bad days, which last until the next is a good one. */
    Map<String, Site.Fault> faults() {
        Map<String, Site.Fault> all = new LinkedHashMap<>();
        day(all, "puts mails off", Mood.PUTS_OFF);
        day(all, "refuses mails", Mood.REFUSES);
        day(all, "hangs", Mood.IS_SLOW);
        day(all, "takes mails and drops the line", Mood.BREAKS_OFF);
        day(all, "hangs up", Mood.HANGS_UP);
        return all;
    }

    private void day(Map<String, Site.Fault> all, String what, Mood mood) {
        all.put(Told.MAIL + " server " + what, () -> server.towardsAll(mood));
    }

    /** From now on all goes well. */
    void isWell() {
        server.towardsAll(Mood.TAKES);
    }

    private void take(Arrived mail) {
        if (mail.subject().contains(Wishes.SUBJECT)) {
            String partner = mail.to().substring(0, mail.to().indexOf('@'));
            String status = mail.told() ? "-" : Event.Word.DROPPED;
            history.accept(Client.told(Event.Kind.MAIL, partner, mail.subject(), mail.messageId(), status));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
