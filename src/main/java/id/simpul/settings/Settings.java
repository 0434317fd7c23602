package id.simpul.settings;

import id.simpul.broker.BrokerUrl;
import id.simpul.delivery.Dkim;
import id.simpul.delivery.ImapServer;
import id.simpul.delivery.SmtpServer;
import id.simpul.policy.SettableClock;
import id.simpul.signon.SignOn;
import id.simpul.web.server.HttpLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How this installation is set up, from the environment.
 *
 * @param home everything the hub keeps on disk
 * @param policy the policy file, made at first start
 * @param httpLimits how much of each of the two HTTP servers one caller may have
 * @param publicUrl what links in mails begin with, without a slash at its end
 * @param embeddedBroker the embedded broker's listeners, of use unless there is an external one
 * @param smtp the mail server; without one mails become files in the home
 * @param post how mails are signed, and their answers read
 * @param signOn how staff come in by a provider of identities, if they do
 * @param plaintextTo the servers on other machines that are spoken to in the clear, since the operator has said so
 * @param routes a folder whose route files replace or add to those in the artifact
 * @param standsBy whether to wait for the place of a hub that has the database already, instead of being refused
 * @param backups where they go by themselves, and with what all are locked
 * @param clockStart when a settable clock starts; never in production
 */
public record Settings(
        Path home,
        Path policy,
        Listener http,
        Listener management,
        HttpLimits httpLimits,
        URI publicUrl,
        BrokerListeners embeddedBroker,
        Optional<Tls> tls,
        Optional<Account> externalBroker,
        Optional<Account> externalDatabase,
        Optional<SmtpServer> smtp,
        Optional<String> mailFrom,
        Post post,
        Optional<SignOn> signOn,
        Set<Peer> plaintextTo,
        Optional<Path> routes,
        boolean standsBy,
        Backups backups,
        Optional<Instant> clockStart) {

    /** Backups: the folder into which one is made each day, and the passphrase that locks each. */
    public record Backups(Optional<Path> folder, Optional<Secret> passphrase) {}

    /** Where HTTP is served; port 0 lets the system choose a free one. */
    public record Listener(String host, int port) {}

    /** Where the embedded broker listens; port 0 turns a protocol off. */
    public record BrokerListeners(String host, int core, int amqp, int stomp, int mqtt) {}

    /** The key store for HTTP and the broker's listeners. */
    public record Tls(Path keyStore, Secret password) {}

    /**
     * What mails need beside a server.
     *
     * @param mailbox that answers and returned mails come to
     * @param answersTo the address of it; plus a name of each mail it must be the same mailbox's
     * @param alertsTo who is told when the hub is in trouble; off if nobody is named
     */
    public record Post(
            Optional<ImapServer> mailbox, Optional<String> answersTo, Optional<Dkim> dkim, List<String> alertsTo) {
        public Post {
            alertsTo = List.copyOf(alertsTo);
        }
    }

    /** A server elsewhere, with the credentials the hub has there. */
    public record Account(String url, Optional<String> user, Optional<Secret> password) {}

    /**
     * @throws SettingsMistakes with every mistake in the variables, a sentence each
     */
    public static Settings of(Map<String, String> environment) {
        return new SettingsReader(new Environment(environment)).read();
    }

    /** The clock for all of the hub: the system's, unless it was told to start a settable one. */
    public Clock clock(ZoneId zone) {
        return clockStart
                .<Clock>map(start -> SettableClock.startingAt(start, zone))
                .orElseGet(() -> Clock.system(zone));
    }

    /** Whether other machines can reach it and it was given no key store: then it makes a certificate for itself. */
    public boolean needsOwnCertificate() {
        boolean open = !Loopback.is(http.host())
                || !Loopback.is(management.host())
                || (externalBroker.isEmpty() && !Loopback.is(embeddedBroker.host()));
        return tls.isEmpty() && open;
    }

    /** The same, speaking TLS by this key store. */
    public Settings with(Tls own) {
        return new Settings(
                home,
                policy,
                http,
                management,
                httpLimits,
                publicUrl,
                embeddedBroker,
                Optional.of(own),
                externalBroker,
                externalDatabase,
                smtp,
                mailFrom,
                post,
                signOn,
                plaintextTo,
                routes,
                standsBy,
                backups,
                clockStart);
    }

    /** Whether links in mails cross networks in the clear. */
    public boolean isPublicUrlPlain() {
        return publicUrl.getScheme().equals("http") && !Loopback.is(publicUrl.getHost());
    }

    /** Where partners find the broker: on its own machine, or on the one that the public URL names. */
    public String brokerHost() {
        return externalBroker
                .map(account -> BrokerUrl.parse(account.url()).hosts().get(0))
                .filter(host -> !Loopback.is(host))
                .orElseGet(publicUrl::getHost);
    }

    /** The folder in which mails are kept when there is no mail server. */
    public Path mailFolder() {
        return home.resolve("mail");
    }
}
