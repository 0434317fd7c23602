package id.simpul.client;

import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.security.cert.CertificateException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Where a hub is reached.
 *
 * @param ports of each protocol
 * @param trust whose certificates to trust; with one, every protocol is spoken in TLS
 */
public record Doors(String host, Map<Protocol, Integer> ports, Optional<Trust> trust) {
    /** How long to wait for the hub's word on a connection or a message. */
    static final int PATIENCE_SECONDS = 30;

    public Doors {
        ports = ports.isEmpty() ? Map.of() : new EnumMap<>(ports);
    }

    /**
     * Connects as a partner.
     *
     * @throws LinkFailed if the hub cannot be reached there or does not let the partner in
     */
    public PartnerLink open(Protocol protocol, PartnerId partner, String password) {
        return switch (protocol) {
            case AMQP, CORE -> jms(protocol, partner, password);
            case STOMP -> stomp(partner, password);
            case MQTT -> MqttLink.open(this, partner, password);
            case HTTP -> http(partner, password);
        };
    }

    /**
     * Connects to the broker as a partner that tries what it may do there.
     *
     * @throws LinkFailed if the hub cannot be reached there or does not let the partner in
     */
    public QueueLink queues(Protocol protocol, PartnerId partner, String password) {
        return switch (protocol) {
            case AMQP, CORE -> jms(protocol, partner, password);
            case STOMP -> stomp(partner, password);
            case MQTT -> MqttLink.sending(this, partner, password);
            case HTTP -> throw new IllegalArgumentException("HTTP has no queues; try a protocol of the broker");
        };
    }

    /** The protocols that also read notices from the partner's queue. */
    public JmsLink jms(Protocol protocol, PartnerId partner, String password) {
        return JmsLink.open(this, protocol, partner, password);
    }

    public StompLink stomp(PartnerId partner, String password) {
        return StompLink.open(this, partner, password);
    }

    /** Over HTTP a partner reads its notices too, also if it takes them by mail only. */
    public HttpLink http(PartnerId partner, String password) {
        return new HttpLink(this, partner, password);
    }

    public int port(Protocol protocol) {
        return ports.getOrDefault(protocol, 0);
    }

    String place(Protocol protocol) {
        return host + ":" + port(protocol) + " (" + protocol + ")";
    }

    LinkFailed unreachable(Protocol protocol, Throwable cause) {
        if (isAboutTls(cause)) {
            return new LinkFailed(
                    new Phrase(
                            "Sertifikat di " + place(protocol)
                                    + " tidak dipercaya, atau untuk nama lain; sebut nama di sertifikat dengan --host.",
                            "The certificate at " + place(protocol)
                                    + " is not believed, or names another host; give the name in it with --host."),
                    cause);
        }
        return new LinkFailed(
                new Phrase(
                        "Simpul tidak dapat dihubungi di " + place(protocol)
                                + "; apakah ia berjalan, dan benarkah host dan portnya?",
                        "The hub cannot be reached at " + place(protocol)
                                + "; is it running, and are host and port right?"),
                cause);
    }

    private static boolean isAboutTls(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(one -> one instanceof SSLException || one instanceof CertificateException);
    }

    LinkFailed notLetIn(Protocol protocol, PartnerId partner, Throwable cause) {
        String renewal = "./simpul partner password " + partner;
        return new LinkFailed(
                new Phrase(
                        "Simpul di " + place(protocol) + " tidak menerima " + partner
                                + "; periksa id mitra dan kata sandinya (" + renewal + " memberi yang baru).",
                        "The hub at " + place(protocol) + " does not let " + partner
                                + " in; check the partner's id and password (" + renewal + " gives a new one)."),
                cause);
    }

    static LinkFailed refused(String queue, Throwable cause) {
        return new LinkFailed(
                new Phrase(
                        "Broker tidak mengizinkannya di " + queue + ": " + cause.getMessage(),
                        "The broker did not allow it at " + queue + ": " + cause.getMessage()),
                cause);
    }

    static LinkFailed broken(Throwable cause) {
        return new LinkFailed(
                new Phrase(
                        "Sambungan ke Simpul putus; yang sudah terkirim tetap terkirim, jadi coba lagi.",
                        "The connection to the hub broke; what was sent before stays sent, so try again."),
                cause);
    }

    static LinkFailed interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new LinkFailed(
                new Phrase("Dihentikan; yang sudah terkirim tetap terkirim.", "Interrupted; what was sent stays sent."),
                cause);
    }

    /** @param why in the words of what did not take it, which speaks one language only */
    static LinkFailed notTaken(int first, int total, String why, Throwable cause) {
        return notTaken(first, total, Phrase.verbatim(why), cause);
    }

    static LinkFailed notTaken(int first, int total, Phrase why, Throwable cause) {
        Phrase which = total == 1
                ? new Phrase("Permintaan itu", "The request")
                : new Phrase(
                        "Permintaan ke-" + first + " dari " + total + " atau salah satu sesudahnya",
                        "Request " + first + " of " + total + " or one soon after it");
        return new LinkFailed(
                new Phrase(
                        which.indonesian() + " tidak diterima: " + why.indonesian(),
                        which.english() + " was not taken: " + why.english()),
                cause);
    }
}
