package id.simpul.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.simpul.partner.Credential;
import id.simpul.partner.PartnerId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users of an external broker that are partners, brought in step with what the hub knows of their passwords. The broker
 * is told only the hash of a password, and a role beside it says of which.
 */
final class ExternalUsers {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalUsers.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Management management;
    private final Function<String, Optional<Credential>> credentials;
    private final Map<String, Set<String>> roles;

    private ExternalUsers(
            Management management, Function<String, Optional<Credential>> credentials, Map<String, Set<String>> roles) {
        this.management = management;
        this.credentials = credentials;
        this.roles = roles;
    }

    /** Reads who there is. */
    static ExternalUsers read(Management management, Function<String, Optional<Credential>> credentials)
            throws Exception {
        Map<String, Set<String>> roles = new HashMap<>();
        for (JsonNode user : JSON.readTree(String.valueOf(management.call("listUser", "")))) {
            Set<String> own = new HashSet<>();
            user.path("roles").forEach(role -> own.add(role.asText()));
            roles.put(user.path("username").asText(), own);
        }
        return new ExternalUsers(management, credentials, roles);
    }

    /** Lets the partner in by its password of now, and no other; nobody by it if there is none. */
    void settle(PartnerId partner) throws Exception {
        // It could ask for no certificate: who must show one does not enter there.
        Optional<Credential> credential = credentials.apply(partner.value()).filter(one -> one.certificate()
                .isEmpty());
        Optional<String> forBroker = credential.flatMap(Credential::forBroker);
        if (forBroker.isPresent()) {
            give(partner, forBroker.get());
        } else if (credential.isEmpty()) {
            remove(partner);
        } else if (!isOurs(partner)) {
            LOG.warn(
                    "{} has a password from before this hub could tell it to a broker elsewhere; run: ./simpul partner password {}",
                    partner,
                    partner);
        }
    }

    private boolean isOurs(PartnerId partner) {
        return roles.getOrDefault(partner.value(), Set.of()).contains(ExternalRoles.of(partner));
    }

    private void give(PartnerId partner, String forBroker) throws Exception {
        String mark = ExternalRoles.ofPassword(forBroker);
        if (!roles.containsKey(partner.value())) {
            management.call("addUser", partner.value(), forBroker, own(partner, mark), true);
        } else if (!isOurs(partner)) {
            throw new BrokerException(
                    "the broker has a user " + partner + " that is no partner; remove or rename it there.");
        } else if (!roles.get(partner.value()).equals(Set.of(ExternalRoles.of(partner), mark))) {
            management.call("resetUser", partner.value(), forBroker, own(partner, mark), true);
        } else {
            return;
        }
        cut(partner);
    }

    private static String own(PartnerId partner, String mark) {
        return ExternalRoles.of(partner) + "," + mark;
    }

    void remove(PartnerId partner) throws Exception {
        if (isOurs(partner)) {
            management.call("removeUser", partner.value());
            cut(partner);
        }
    }

    /** Ends the users that were partners and are none any more. */
    void removeAllBut(Set<PartnerId> partners) throws Exception {
        for (Map.Entry<String, Set<String>> user : roles.entrySet()) {
            boolean wasPartner = user.getValue().contains(ExternalRoles.PARTNER_PREFIX + user.getKey());
            if (wasPartner
                    && !partners.contains(new PartnerId(user.getKey()))
                    && credentials.apply(user.getKey()).isEmpty()) {
                remove(new PartnerId(user.getKey()));
            }
        }
    }

    /** Whoever is connected comes again, and is asked for the password of now. */
    private void cut(PartnerId partner) throws Exception {
        management.call("clearAuthenticationCache");
        management.call("clearAuthorizationCache");
        management.call("closeConnectionsForUser", partner.value());
    }
}
