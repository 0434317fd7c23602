package id.simpul.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.broker.Broker;
import id.simpul.broker.BrokerException;
import id.simpul.database.Database;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.Channel;
import id.simpul.partner.Credential;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PartnerRefused;
import id.simpul.partner.PartnerUpdate;
import id.simpul.partner.Partners;
import id.simpul.partner.Region;
import id.simpul.policy.Regions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Adds, lists, removes and merges partners while the hub runs. */
final class PartnerActs {
    private static final int PAGE = 1_000;

    private final Database database;
    private final Partners partners;
    private final Broker broker;
    private final Clock clock;
    private final Supplier<? extends Set<Channel>> channels;

    PartnerActs(
            Database database,
            Partners partners,
            Broker broker,
            Clock clock,
            Supplier<? extends Set<Channel>> channels) {
        this.database = database;
        this.partners = partners;
        this.broker = broker;
        this.clock = clock;
        this.channels = channels;
    }

    Map<String, Act> all() {
        return Map.of(
                "partner.add", this::add,
                "partner.list", this::list,
                "partner.remove", this::remove,
                "partner.password", this::password,
                "partner.merge", this::merge);
    }

    private List<ObjectNode> add(ObjectNode arguments, Staff staff) {
        Partner partner = refusing(() -> partner(arguments));
        Optional<Credential.Generated> credential =
                partner.hasSystem() ? Optional.of(Credential.generate()) : Optional.empty();
        refusing(() -> database.inTransaction(db -> {
            partners.add(db, partner, clock.instant());
            partners.update(db, List.of(PartnerUpdate.of(partner.id()).withAddresses(addresses(arguments))));
            credential.ifPresent(
                    generated -> partners.setCredential(db, partner.id(), generated.credential(), clock.instant()));
            trace(db, partner.id(), "added", staff);
            return partner;
        }));
        ObjectNode shown = show(partner);
        credential.ifPresent(generated -> {
            broker.passwordChanged(partner.id(), generated.secret());
            shown.put("password", generated.secret());
        });
        return List.of(shown);
    }

    private Partner partner(ObjectNode arguments) {
        Set<Channel> chosen = new TreeSet<>();
        arguments.path("notify").forEach(way -> chosen.add(one("--notify", way, this::channel)));
        boolean hasSystem = arguments.path("hasSystem").asBoolean(true);
        return new Partner(
                one("ID", arguments.path("id"), PartnerId::new),
                one("--kind", arguments.path("kind"), wire -> PartnerKind.ofWire(wire)
                        .orElseThrow()),
                arguments.path("name").asText(),
                text(arguments, "email"),
                text(arguments, "region").map(PartnerActs::region),
                chosen.isEmpty() ? Set.of(Channel.EMAIL) : chosen,
                one("--language", arguments.path("language"), Language::ofWire),
                hasSystem);
    }

    private Channel channel(String wire) {
        Channel channel = Channel.ofWire(wire);
        if (!channels.get().contains(channel)) {
            throw new NotDone("This hub has no channel " + wire + "; choose from "
                    + channels.get().stream().map(Channel::wire).collect(Collectors.joining(", "))
                    + ", or put its file channel-" + wire + ".camel.yaml into SIMPUL_ROUTES.");
        }
        return channel;
    }

    private static Map<String, String> addresses(ObjectNode arguments) {
        Map<String, String> addresses = new HashMap<>();
        arguments
                .path("addresses")
                .properties()
                .forEach(field -> addresses.put(field.getKey(), field.getValue().asText()));
        return addresses;
    }

    private static Region region(String code) {
        if (!Regions.shipped().isKnown(code)) {
            throw new NotDone("There is no region " + code + "; give a Kemendagri code such as 13.75 (Bukittinggi).");
        }
        return Region.kemendagri(code);
    }

    private static <T> T one(String option, JsonNode value, java.util.function.Function<String, T> parse) {
        try {
            return parse.apply(value.asText());
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new NotDone(
                    option + " cannot be " + value.asText() + "; ./simpul partner add --help tells what it can.");
        }
    }

    private List<ObjectNode> list(ObjectNode arguments, Staff staff) {
        return database.jdbi().withHandle(db -> {
            List<ObjectNode> all = new ArrayList<>();
            Optional<PartnerId> after = Optional.empty();
            List<PartnerEntry> page = Partners.page(db, after, PAGE);
            while (!page.isEmpty()) {
                page.forEach(entry -> all.add(show(entry.partner())));
                after = Optional.of(page.get(page.size() - 1).partner().id());
                page = Partners.page(db, after, PAGE);
            }
            return all;
        });
    }

    private List<ObjectNode> remove(ObjectNode arguments, Staff staff) {
        PartnerId id = one("ID", arguments.path("id"), PartnerId::new);
        requireNothingWaits(id);
        refusing(() -> database.inTransaction(db -> {
            partners.remove(db, id, clock.instant());
            trace(db, id, "removed", staff);
            return id;
        }));
        return List.of(Json.object().put("removed", id.value()));
    }

    private void requireNothingWaits(PartnerId id) {
        long waiting = broker.waiting(Addresses.requests(id));
        if (waiting > 0) {
            throw new NotDone(
                    waiting + " requests of " + id + " are not read yet; wait until they are, then try again.");
        }
    }

    private List<ObjectNode> password(ObjectNode arguments, Staff staff) {
        PartnerId id = one("ID", arguments.path("id"), PartnerId::new);
        Credential.Generated generated = Credential.generate();
        refusing(() -> database.inTransaction(db -> {
            partners.setCredential(db, id, generated.credential(), clock.instant());
            trace(db, id, "password-changed", staff);
            return id;
        }));
        broker.passwordChanged(id, generated.secret());
        return List.of(Json.object().put("partner", id.value()).put("password", generated.secret()));
    }

    private List<ObjectNode> merge(ObjectNode arguments, Staff staff) {
        PartnerId old = one("OLD", arguments.path("old"), PartnerId::new);
        PartnerId into = one("NEW", arguments.path("new"), PartnerId::new);
        requireNothingWaits(old);
        refusing(() -> database.inTransaction(db -> {
            partners.merge(db, old, into, clock.instant());
            trace(db, into, "merged", staff);
            return into;
        }));
        return List.of(Json.object().put("partner", into.value()).put("merged", old.value()));
    }

    private void trace(Handle db, PartnerId partner, String step, Staff staff) {
        ObjectNode detail = Json.object().put("by", staff.name()).put("reason", staff.reason());
        Events.append(db, List.of(new Event(partner, partner.value(), step, detail)), clock.instant());
    }

    private static ObjectNode show(Partner partner) {
        ObjectNode shown = Json.object()
                .put("partner", partner.id().value())
                .put("kind", partner.kind().wire())
                .put("name", partner.name());
        partner.region().ifPresent(region -> shown.put("region", region.code()));
        partner.email().ifPresent(email -> shown.put("email", email));
        partner.channels().stream().sorted().forEach(way -> shown.withArray("/notify")
                .add(way.wire()));
        return shown.put("language", partner.language().wire()).put("system", partner.hasSystem());
    }

    private static Optional<String> text(ObjectNode arguments, String name) {
        return Optional.ofNullable(arguments.get(name)).map(JsonNode::asText);
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (PartnerRefused | BrokerException e) {
            throw new NotDone(e.getMessage());
        }
    }
}
