package id.simpul.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.simpul.broker.guard.BrokerGuard;
import id.simpul.broker.guard.FullDisk;
import id.simpul.broker.guard.QueueKeeper;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The etc/broker.xml of an Artemis that runs elsewhere, so that it serves as the hub's broker with the same listeners, limits
 * and rights as the embedded one. Versions 2.44 and 2.55 read it.
 */
final class BrokerConfig {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the name in the file is not simply the setting's name with hyphens. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "address-full-message-policy", "address-full-policy",
            "page-full-message-policy", "page-full-policy",
            "i-d-cache-size", "id-cache-size");
    /** Version 2.44 refuses a file with this; the guard sees to it there. */
    private static final String ONLY_NEWER = "disk-full-message-policy";

    private static final String[] PERMISSIONS = {
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
    };

    private final BrokerSettings settings;
    private final Optional<SharedStore> shared;

    /** @param shared with another broker, if it is one of a pair */
    BrokerConfig(BrokerSettings settings, Optional<SharedStore> shared) {
        this.settings = settings;
        this.shared = shared;
    }

    String file() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- Made by: simpul broker-config. Partners, their queues and rights are not here: Simpul declares them
                     through the broker's management, and keeps them up to date. -->
                <configuration xmlns="urn:activemq">
                <core xmlns="urn:activemq:core">
                <name>simpul</name>
                <persistence-enabled>true</persistence-enabled>
                <security-enabled>true</security-enabled>
                %1$s<bindings-directory>%2$s/bindings</bindings-directory>
                <journal-directory>%2$s/journal</journal-directory>
                <large-messages-directory>%2$s/large-messages</large-messages-directory>
                <paging-directory>%2$s/paging</paging-directory>
                <journal-buffer-size>%3$d</journal-buffer-size>
                <journal-buffer-timeout>%4$d</journal-buffer-timeout>
                <message-expiry-scan-period>%5$d</message-expiry-scan-period>
                <max-disk-usage>%6$d</max-disk-usage>
                <wildcard-addresses>
                  <routing-enabled>false</routing-enabled>
                </wildcard-addresses>
                <acceptors>
                %7$s</acceptors>
                <security-settings>
                %8$s</security-settings>
                <address-settings>
                %9$s</address-settings>
                <broker-plugins>
                %10$s</broker-plugins>
                </core>
                </configuration>
                """.formatted(
                        shared.map(store -> store.policy() + "\n").orElse(""),
                        shared.map(store -> store.folder().toString()).orElse("data"),
                        EmbeddedConfiguration.JOURNAL_BUFFER_BYTES,
                        EmbeddedConfiguration.JOURNAL_BUFFER_NANOS,
                        EmbeddedConfiguration.EXPIRY_SCAN_MILLIS,
                        settings.limits().diskFullPercent(),
                        acceptors(),
                        security(),
                        addresses(),
                        plugins());
    }

    private String acceptors() {
        StringBuilder xml = new StringBuilder();
        for (Acceptor acceptor : Acceptor.values()) {
            Port port = settings.port(acceptor);
            if (!port.isOff()) {
                xml.append("  <acceptor name=\"%s\">tcp://%s:%d?%s</acceptor>%n"
                        .formatted(
                                acceptor.name().toLowerCase(Locale.ROOT),
                                settings.host(),
                                port.number(),
                                text(parameters(acceptor))));
            }
        }
        return xml.toString();
    }

    private Map<String, Object> parameters(Acceptor acceptor) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("protocols", acceptor.name());
        parameters.putAll(acceptor.parameterMap());
        settings.keyStore().ifPresent(store -> {
            parameters.put("sslEnabled", true);
            parameters.put("keyStoreType", store.type());
            parameters.put("keyStorePath", store.path().toAbsolutePath());
            parameters.put("keyStorePassword", store.password());
            // Artemis looks every few seconds whether the file is newer; the guard has the listener show it.
            parameters.put("sslAutoReload", true);
        });
        return parameters;
    }

    private static String text(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + escaped(String.valueOf(entry.getValue())))
                .collect(Collectors.joining(";"));
    }

    /** Artemis decodes an address once as a whole and each value again. */
    private static String escaped(String text) {
        return encoded(encoded(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private static String security() {
        StringBuilder xml = new StringBuilder("  <security-setting match=\"#\">\n");
        for (String permission : PERMISSIONS) {
            xml.append("    <permission type=\"%s\" roles=\"%s\"/>%n".formatted(permission, ExternalRoles.HUB));
        }
        return xml.append("  </security-setting>\n").toString();
    }

    private String addresses() {
        StringBuilder xml = new StringBuilder();
        new Topology(settings.limits()).addressSettings().forEach((match, address) -> {
            xml.append("  <address-setting match=\"%s\">%n".formatted(match));
            fields(address)
                    .properties()
                    .forEach(field ->
                            xml.append(setting(field.getKey(), field.getValue().asText())));
            xml.append("  </address-setting>\n");
        });
        return xml.toString();
    }

    private static String setting(String name, String value) {
        String hyphenated = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return hyphenated.equals(ONLY_NEWER)
                ? ""
                : "    <%1$s>%2$s</%1$s>%n".formatted(OTHER_NAMES.getOrDefault(hyphenated, hyphenated), value);
    }

    private static JsonNode fields(AddressSettings settings) {
        try {
            return JSON.readTree(settings.toJSON());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Artemis wrote settings that are no JSON", e);
        }
    }

    private String plugins() {
        Map<String, String> guard = new TreeMap<>(settings.limits().guard());
        guard.put("hub-user", BrokerInstance.HUB_USER);
        return plugin(BrokerGuard.class, guard)
                + plugin(QueueKeeper.class, Map.of())
                + plugin(FullDisk.class, Map.of());
    }

    private static String plugin(Class<?> plugin, Map<String, String> properties) {
        StringBuilder xml = new StringBuilder("  <broker-plugin class-name=\"%s\">%n".formatted(plugin.getName()));
        properties.forEach(
                (key, value) -> xml.append("    <property key=\"%s\" value=\"%s\"/>%n".formatted(key, value)));
        return xml.append("  </broker-plugin>\n").toString();
    }
}
