package id.simpul.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Prints what the operator of an external Artemis puts into its configuration, so that it can serve as the hub's broker. */
public final class BrokerConfig {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the name in the file is not simply the setting's name with hyphens. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "address-full-message-policy", "address-full-policy",
            "page-full-message-policy", "page-full-policy",
            "disk-full-message-policy", "disk-full-policy",
            "i-d-cache-size", "id-cache-size");

    private BrokerConfig() {}

    /**
     * A whole etc/broker.xml, for a broker in a container whose ports are published as one sees fit. It leaves out what
     * images of Artemis 2.44 cannot read; the hub sets it through management where the broker knows it.
     */
    public static String file(Limits limits) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <configuration xmlns="urn:activemq">
                <core xmlns="urn:activemq:core">
                <name>simpul</name>
                %s</core>
                </configuration>
                """.formatted(print(limits)
                .replace("tcp://127.0.0.1:", "tcp://0.0.0.0:")
                .replaceAll("    <disk-full-policy>.*</disk-full-policy>\\R", ""));
    }

    /** What goes into etc/artemis-users.properties for the hub's user. */
    public static String users(String user, String password) {
        return user + " = " + password + System.lineSeparator();
    }

    /** What goes into etc/artemis-roles.properties for the hub's user. */
    public static String roles(String user) {
        return ExternalRoles.HUB + " = " + user + System.lineSeparator();
    }

    /** The text of {@code simpul broker-config}. */
    public static String print(Limits limits) {
        return """
                <!-- For the <core> of etc/broker.xml of an Apache Artemis 2.55. Simpul then declares partners, their
                     queues and rights itself, through the broker's management, and keeps them up to date.

                     1. Replace acceptors, security-settings and address-settings of the file by these.
                     2. Make the hub's user, whose name and password Simpul gets as SIMPUL_BROKER_USER, _PASSWORD:
                          etc/artemis-users.properties   simpul = <a generated password>
                          etc/artemis-roles.properties   %s = simpul
                        Partners' users and roles are added there by Simpul, with hashed passwords.
                     3. Start the broker, then Simpul with SIMPUL_BROKER_URL=tcp://this-machine:61616

                     Known differences from the broker in Simpul itself:
                     - there is no MQTT: when a stock Artemis refuses an MQTT subscription to a queue, it deletes that
                       queue with its messages, whoever asked. Do not add an MQTT acceptor.
                     - a priority or delay set by a client has its effect on the order of that client's own requests.
                     - partners who do not read their replies are not refused. -->
                <persistence-enabled>true</persistence-enabled>
                <security-enabled>true</security-enabled>
                <max-disk-usage>%d</max-disk-usage>
                <acceptors>
                %s</acceptors>
                <security-settings>
                %s</security-settings>
                <address-settings>
                %s</address-settings>
                """.formatted(ExternalRoles.HUB, limits.diskFullPercent(), acceptors(), security(), addresses(limits));
    }

    private static String acceptors() {
        StringBuilder xml = new StringBuilder();
        for (Acceptor acceptor : Acceptor.values()) {
            if (acceptor != Acceptor.MQTT) {
                String more = acceptor.parameters().isEmpty() ? "" : ";" + acceptor.parameters();
                xml.append("  <acceptor name=\"%s\">tcp://127.0.0.1:%d?protocols=%s%s</acceptor>%n"
                        .formatted(
                                acceptor.name().toLowerCase(Locale.ROOT), acceptor.usualPort(), acceptor.name(), more));
            }
        }
        return xml.toString();
    }

    private static String security() {
        StringBuilder xml = new StringBuilder("  <security-setting match=\"#\">\n");
        for (String permission : new String[] {
            "send",
            "consume",
            "browse",
            "manage",
            "createAddress",
            "deleteAddress",
            "createDurableQueue",
            "deleteDurableQueue",
            "createNonDurableQueue",
            "deleteNonDurableQueue"
        }) {
            xml.append("    <permission type=\"%s\" roles=\"%s\"/>%n".formatted(permission, ExternalRoles.HUB));
        }
        return xml.append("  </security-setting>\n").toString();
    }

    private static String addresses(Limits limits) {
        StringBuilder xml = new StringBuilder();
        new Topology(limits).addressSettings().forEach((match, settings) -> {
            xml.append("  <address-setting match=\"%s\">%n".formatted(match));
            fields(settings)
                    .properties()
                    .forEach(field -> xml.append("    <%1$s>%2$s</%1$s>%n"
                            .formatted(
                                    nameInFile(field.getKey()), field.getValue().asText())));
            xml.append("  </address-setting>\n");
        });
        return xml.toString();
    }

    private static JsonNode fields(AddressSettings settings) {
        try {
            return JSON.readTree(settings.toJSON());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Artemis wrote settings that are no JSON", e);
        }
    }

    private static String nameInFile(String setting) {
        String hyphenated = setting.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return OTHER_NAMES.getOrDefault(hyphenated, hyphenated);
    }
}
