package id.simpul.broker;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;

/**
 * Where a broker elsewhere is, and how safe the way to it is.
 *
 * @param url as Artemis understands it
 */
public record BrokerUrl(String url, List<Way> ways) {
    private static final String TLS = "ssl://";
    private static final Pattern SEVERAL = Pattern.compile("\\((ssl://[^?,()]+(?:,ssl://[^?,()]+)*)\\)(\\?.*)?");

    /** One of the addresses by which it may be reached. */
    public record Way(String host, int port, Map<String, String> parameters) {
        /** Whether it is TLS in which the certificate and the name in it are checked. */
        public boolean isVerified() {
            return is(TransportConstants.SSL_ENABLED_PROP_NAME, false)
                    && is(TransportConstants.VERIFY_HOST_PROP_NAME, true)
                    && !is(TransportConstants.TRUST_ALL_PROP_NAME, false);
        }

        private boolean is(String parameter, boolean usually) {
            return Boolean.parseBoolean(parameters.getOrDefault(parameter, String.valueOf(usually)));
        }
    }

    public BrokerUrl {
        ways = List.copyOf(ways);
    }

    /**
     * Reads {@code tcp://host:port?…} with Artemis's own options, or {@code ssl://host:port?…}, which is the same with
     * {@code sslEnabled=true}; several of a kind, of brokers that stand in for each other, as {@code (ssl://a:1,ssl://b:2)?…}.
     *
     * @throws IllegalArgumentException if Artemis does not understand it; the message repeats nothing of it
     */
    public static BrokerUrl parse(String text) {
        String url = asArtemisHasIt(text);
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url)) {
            return new BrokerUrl(
                    url,
                    Arrays.stream(locator.getStaticTransportConfigurations())
                            .map(BrokerUrl::way)
                            .toList());
        } catch (Exception e) {
            throw new IllegalArgumentException("it is none that Artemis understands", e);
        }
    }

    private static String asArtemisHasIt(String text) {
        Matcher several = SEVERAL.matcher(text);
        if (several.matches()) {
            String options = Optional.ofNullable(several.group(2)).orElse("");
            return Arrays.stream(several.group(1).split(","))
                    .map(one -> encrypted(one.replaceFirst("^" + TLS, "") + options))
                    .collect(Collectors.joining(",", "(", ")"));
        }
        return text.startsWith(TLS) ? encrypted(text.substring(TLS.length())) : text;
    }

    private static String encrypted(String rest) {
        String[] parts = rest.split("\\?", 2);
        return "tcp://" + parts[0] + "?sslEnabled=true" + (parts.length == 2 ? "&" + parts[1] : "");
    }

    private static Way way(TransportConfiguration transport) {
        Map<String, String> parameters = new TreeMap<>();
        transport.getParams().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        return new Way(
                parameters.getOrDefault(TransportConstants.HOST_PROP_NAME, "localhost"),
                Integer.parseInt(parameters.getOrDefault(TransportConstants.PORT_PROP_NAME, "61616")),
                parameters);
    }

    public List<String> hosts() {
        return ways.stream().map(Way::host).toList();
    }

    /** Whether all its ways are TLS in which the certificate and the name in it are checked. */
    public boolean isVerified() {
        return ways.stream().allMatch(Way::isVerified);
    }

    /** Whose certificates are believed, if it is a store of the operator's own. */
    public Optional<Path> trustStore() {
        return Optional.ofNullable(ways.get(0).parameters().get(TransportConstants.TRUSTSTORE_PATH_PROP_NAME))
                .map(Path::of);
    }

    public String trustStorePassword() {
        return ways.get(0).parameters().getOrDefault(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, "");
    }

    /** Without the options, in which there may be a password. */
    @Override
    public String toString() {
        return "BrokerUrl" + hosts();
    }
}
