package id.simpul.settings;

import id.simpul.broker.BrokerUrl;
import id.simpul.database.DatabaseUrl;
import id.simpul.delivery.ImapServer;
import id.simpul.delivery.SmtpServer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What leaves this machine does so by TLS, with certificate and name checked, unless the operator names the server that may be
 * spoken to in the clear.
 */
final class Outward {
    static final String EXCEPTIONS = "SIMPUL_PLAINTEXT_TO";

    private final Environment environment;
    private final Set<Peer> named;
    private final Set<Peer> plain = EnumSet.noneOf(Peer.class);

    Outward(Environment environment) {
        this.environment = environment;
        this.named = environment
                .parsed(
                        EXCEPTIONS,
                        Outward::peers,
                        "broker, database atau mail, dipisah koma",
                        "broker, database or mail, separated by commas")
                .orElse(Set.of());
    }

    private static Set<Peer> peers(String text) {
        Set<Peer> peers = EnumSet.noneOf(Peer.class);
        Arrays.stream(text.split(","))
                .map(name -> Peer.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .forEach(peers::add);
        return peers;
    }

    void require(BrokerUrl broker) {
        require(Peer.BROKER, broker.hosts(), broker.isVerified(), "ssl://host:port");
    }

    void require(DatabaseUrl database) {
        require(Peer.DATABASE, database.hosts(), database.isVerified(), "?sslmode=verify-full");
    }

    void require(ImapServer imap) {
        boolean encrypted = imap.protection() != ImapServer.Protection.NONE;
        require(Peer.MAIL, List.of(imap.host()), encrypted, "imaps://");
    }

    void require(SmtpServer smtp) {
        boolean encrypted = smtp.security() != SmtpServer.Security.NONE;
        require(Peer.MAIL, List.of(smtp.host()), encrypted, "?starttls=required");
    }

    private void require(Peer peer, Collection<String> hosts, boolean isVerified, String remedy) {
        List<String> far = hosts.stream().filter(host -> !Loopback.is(host)).toList();
        if (isVerified || far.isEmpty()) {
            return;
        }
        if (named.contains(peer)) {
            plain.add(peer);
            return;
        }
        environment.mistake(
                peer.variable(),
                "\"" + far.get(0) + "\" ada di mesin lain, tanpa TLS yang memeriksa sertifikat dan nama; tulis "
                        + remedy + ", atau, bila jaringan di antaranya aman, " + EXCEPTIONS + "=" + peer.word(),
                "\"" + far.get(0) + "\" is on another machine, without TLS that checks certificate and name; write "
                        + remedy + ", or, if the network between is safe, " + EXCEPTIONS + "=" + peer.word());
    }

    /** Who is spoken to in the clear because the operator said so. */
    Set<Peer> plain() {
        return Set.copyOf(plain);
    }
}
