package id.simpul.delivery;

import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.LetGo;
import id.simpul.partner.Channel;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One promise on its way to one partner.
 *
 * @param seq its place in the outbox, and its name for ever
 * @param attempts how often the other side has refused it or put it off
 * @param topic what it is about; empty for a reply
 * @param request the id of the request it answers or tells of
 * @param event the CloudEvent, as it is sent
 * @param lastDay when it is worth sending for the last time, if it is not always
 * @param gathering if it goes out in one mail with others
 */
public record Delivery(
        long seq,
        Channel channel,
        int attempts,
        Recipient to,
        String topic,
        Optional<String> request,
        String event,
        Optional<LocalDate> lastDay,
        Optional<Gathering> gathering) {
    private static final String PHONE = "phone";

    public Delivery(
            long seq,
            Channel channel,
            int attempts,
            Recipient to,
            String topic,
            Optional<String> request,
            String event) {
        this(seq, channel, attempts, to, topic, request, event, Optional.empty(), Optional.empty());
    }

    /**
     * One mail for several deliveries.
     *
     * @param key names that mail for ever
     * @param others those that go out with the first, in the order in which they are told
     */
    public record Gathering(String key, List<Delivery> others) {
        public Gathering {
            others = List.copyOf(others);
        }
    }

    /** The same, with others to go out with it. */
    Delivery gathering(String key, List<Delivery> others) {
        Gathering together = new Gathering(key, others);
        return new Delivery(seq, channel, attempts, to, topic, request, event, lastDay, Optional.of(together));
    }

    /** The same, saying something else. */
    Delivery saying(String another) {
        return new Delivery(seq, channel, attempts, to, topic, request, another, lastDay, gathering);
    }

    /** Whether its day has passed. */
    boolean isPast(LocalDate today) {
        return lastDay.filter(today::isAfter).isPresent();
    }

    /** What the history says when it is not sent because its day has passed. */
    Event letGo() {
        return LetGo.event(to.id(), topic, Json.parse(event).path("data"), lastDay.orElseThrow());
    }

    /** It and those that go out with it, in the order in which they are told. */
    List<Delivery> all() {
        List<Delivery> all = new ArrayList<>(List.of(this));
        gathering.ifPresent(together -> all.addAll(together.others()));
        return all;
    }

    /** All that it delivers. */
    List<Long> seqs() {
        return all().stream().map(Delivery::seq).toList();
    }

    /**
     * Who it goes to, as the directory has it now.
     *
     * @param addresses by channel, where the partner has given one; {@code phone} is its contact's
     */
    public record Recipient(
            PartnerId id,
            PartnerKind kind,
            String name,
            Optional<String> email,
            Map<String, String> addresses,
            Language language) {
        public Recipient {
            addresses = Map.copyOf(addresses);
        }
    }

    Lane lane() {
        return new Lane(to.id(), channel);
    }

    /**
     * Where it goes in its channel: the address given for it, else the contact's telephone.
     *
     * @throws IllegalArgumentException if the partner has neither
     */
    public String address() {
        return Optional.ofNullable(to.addresses().get(channel.wire()))
                .or(() -> Optional.ofNullable(to.addresses().get(PHONE)))
                .orElseThrow(() -> new IllegalArgumentException("The partner has no address for the channel " + channel
                        + " and its contact no telephone; give one of them with partner.update"));
    }
}
