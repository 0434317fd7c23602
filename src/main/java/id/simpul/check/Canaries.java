package id.simpul.check;

import id.simpul.broker.Addresses;
import id.simpul.client.Doors;
import id.simpul.client.LinkFailed;
import id.simpul.client.Protocol;
import id.simpul.client.QueueLink;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tries, through every listener, what must be refused: one partner's system reaching for another partner's queues. What is
 * not refused is no CloudEvent, so the hub answers it as invalid and it has no effect.
 */
final class Canaries {
    private static final int LARGE_BYTES = 200 * 1024;
    private static final byte[] BODY =
            "simpul canary: this message should have been refused".getBytes(StandardCharsets.UTF_8);

    /** What is tried, in the words of the report. */
    enum Attempt {
        SEND("kiriman ke alamat mitra lain", "send to another partner's address"),
        SEND_CLAIMING(
                "kiriman ke alamat mitra lain atas nama mitra itu",
                "send to another partner's address, claiming to be that partner"),
        SEND_LARGE(
                "kiriman 200 KB ke alamat mitra lain atas nama mitra itu",
                "send 200 KB to another partner's address, claiming to be that partner"),
        READ("pembacaan jawaban untuk mitra lain", "read another partner's replies"),
        WRONG_PASSWORD(
                "kiriman ke alamat sendiri dengan kata sandi yang salah",
                "send to one's own address with a wrong password");

        private final String indonesian;
        private final String english;

        Attempt(String indonesian, String english) {
            this.indonesian = indonesian;
            this.english = english;
        }

        Phrase words() {
            return new Phrase(indonesian, english);
        }
    }

    /**
     * What came of one attempt.
     *
     * @param answer what the broker said when it refused; empty if it did not
     */
    record Result(Protocol protocol, Attempt attempt, boolean refused, String answer) {}

    private final Doors doors;
    private final PartnerId partner;
    private final String password;
    private final PartnerId other;

    /**
     * @param partner in whose name to try, with its password
     * @param other whose queues to reach for; it must exist, or everything is refused for that reason alone
     */
    Canaries(Doors doors, PartnerId partner, String password, PartnerId other) {
        this.doors = doors;
        this.partner = partner;
        this.password = password;
        this.other = other;
    }

    /**
     * Makes every attempt on every listener; all must be refused. Wrong passwords come last: they slow the logins that follow.
     *
     * @throws NotTried if the partner cannot even connect, since then a refusal would say nothing
     */
    List<Result> fly() {
        doors.ports().keySet().forEach(this::requireThatItWorks);
        List<Result> results = new ArrayList<>();
        for (Attempt attempt : Attempt.values()) {
            doors.ports().keySet().forEach(protocol -> results.add(fly(protocol, attempt)));
        }
        return results;
    }

    /** One's own queue is open to one; MQTT reads nothing, so a message is sent there, which the hub answers as invalid. */
    private void requireThatItWorks(Protocol protocol) {
        try (QueueLink link = link(protocol, password)) {
            if (protocol == Protocol.MQTT) {
                link.send(Addresses.requests(partner), BODY, Optional.empty());
            } else {
                link.visit(Addresses.replies(partner));
            }
        } catch (LinkFailed e) {
            throw new NotTried(unreached(protocol, doors.host() + ":" + doors.port(protocol)), e);
        }
    }

    private Phrase unreached(Protocol protocol, String place) {
        return new Phrase(
                partner + " tidak dapat mencapai antreannya sendiri lewat " + protocol + " di " + place
                        + "; apakah pintunya terbuka dan kata sandinya benar?",
                partner + " cannot reach its own queues by " + protocol + " at " + place
                        + "; is the listener up and the password right?");
    }

    private Result fly(Protocol protocol, Attempt attempt) {
        try {
            attempt(protocol, attempt);
            return new Result(protocol, attempt, false, "");
        } catch (LinkFailed e) {
            return e.isSilence()
                    ? new Result(protocol, attempt, false, "no answer in time")
                    : new Result(protocol, attempt, true, e.getMessage());
        }
    }

    private void attempt(Protocol protocol, Attempt attempt) {
        String requests = Addresses.requests(other);
        try (QueueLink link = link(protocol, attempt == Attempt.WRONG_PASSWORD ? "wrong" : password)) {
            switch (attempt) {
                case SEND -> link.send(requests, BODY, Optional.empty());
                case SEND_CLAIMING -> link.send(requests, BODY, Optional.of(other));
                case SEND_LARGE -> link.send(requests, large(), Optional.of(other));
                case READ -> link.visit(Addresses.replies(other));
                case WRONG_PASSWORD -> link.send(Addresses.requests(partner), BODY, Optional.empty());
            }
        }
    }

    private QueueLink link(Protocol protocol, String withPassword) {
        return doors.queues(protocol, partner, withPassword);
    }

    private static byte[] large() {
        byte[] body = new byte[LARGE_BYTES];
        Arrays.fill(body, (byte) ' ');
        System.arraycopy(BODY, 0, body, 0, BODY.length);
        return body;
    }
}
