package id.simpul.broker;

import id.simpul.partner.PartnerId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Tries, through every listener, what must be refused: one partner's system reaching for another partner's queues. What is
 * not refused is no CloudEvent, so the hub answers it as invalid and it has no effect.
 */
public final class Canaries {
    private static final int LARGE_BYTES = 200 * 1024;
    private static final byte[] BODY =
            "simpul canary: this message should have been refused".getBytes(StandardCharsets.UTF_8);

    /** What is tried, in the words of the report. */
    public enum Attempt {
        SEND("send to another partner's address"),
        SEND_CLAIMING("send to another partner's address, claiming to be that partner"),
        SEND_LARGE("send 200 KB to another partner's address, claiming to be that partner"),
        READ("read another partner's replies"),
        WRONG_PASSWORD("send to one's own address with a wrong password");

        private final String words;

        Attempt(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * What came of one attempt.
     *
     * @param answer what the broker said when it refused; empty if it did not
     */
    public record Result(Protocol protocol, Attempt attempt, boolean refused, String answer) {}

    private final Endpoint endpoint;
    private final PartnerId partner;
    private final String password;
    private final PartnerId other;

    /**
     * @param partner in whose name to try, with its password
     * @param other whose queues to reach for; it must exist, or everything is refused for that reason alone
     */
    public Canaries(Endpoint endpoint, PartnerId partner, String password, PartnerId other) {
        this.endpoint = endpoint;
        this.partner = partner;
        this.password = password;
        this.other = other;
    }

    /**
     * Makes every attempt on every listener; all must be refused.
     *
     * @throws BrokerException if the partner cannot even connect, since then a refusal would say nothing
     */
    public List<Result> fly() {
        List<Result> results = new ArrayList<>();
        for (Protocol protocol : endpoint.ports().keySet()) {
            requireThatItWorks(protocol);
            for (Attempt attempt : Attempt.values()) {
                results.add(fly(protocol, attempt));
            }
        }
        return results;
    }

    /** One's own queue is open to one; MQTT reads nothing, so a message is sent there, which the hub answers as invalid. */
    private void requireThatItWorks(Protocol protocol) {
        try {
            PartnerClient client = client(protocol, password);
            if (protocol == Protocol.MQTT) {
                client.send(Addresses.requests(partner), BODY, Optional.empty());
            } else {
                client.read(Addresses.replies(partner));
            }
        } catch (Exception e) {
            throw new BrokerException(
                    partner + " cannot reach its own queues by " + protocol + " at " + endpoint.host() + ":"
                            + endpoint.port(protocol) + "; is the listener up and the password right?",
                    e);
        }
    }

    private Result fly(Protocol protocol, Attempt attempt) {
        try {
            attempt(protocol, attempt);
            return new Result(protocol, attempt, false, "");
        } catch (TimeoutException silence) {
            return new Result(protocol, attempt, false, "no answer in time");
        } catch (Exception refusal) {
            return new Result(protocol, attempt, true, String.valueOf(refusal.getMessage()));
        }
    }

    private void attempt(Protocol protocol, Attempt attempt) throws Exception {
        PartnerClient client = client(protocol, attempt == Attempt.WRONG_PASSWORD ? "wrong" : password);
        String requests = Addresses.requests(other);
        switch (attempt) {
            case SEND -> client.send(requests, BODY, Optional.empty());
            case SEND_CLAIMING -> client.send(requests, BODY, Optional.of(other.value()));
            case SEND_LARGE -> client.send(requests, large(), Optional.of(other.value()));
            case READ -> client.read(Addresses.replies(other));
            case WRONG_PASSWORD -> client.send(Addresses.requests(partner), BODY, Optional.empty());
        }
    }

    private PartnerClient client(Protocol protocol, String withPassword) {
        return PartnerClient.of(protocol, endpoint, partner.value(), withPassword);
    }

    private static byte[] large() {
        byte[] body = new byte[LARGE_BYTES];
        Arrays.fill(body, (byte) ' ');
        System.arraycopy(BODY, 0, body, 0, BODY.length);
        return body;
    }
}
