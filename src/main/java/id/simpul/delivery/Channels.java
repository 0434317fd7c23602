package id.simpul.delivery;

import id.simpul.partner.Channel;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** The channels a hub has: a route that begins at {@code direct:channel-<name>} is one, wherever its file comes from. */
public final class Channels {
    private static final String BEGINNING = "direct:channel-";

    private Channels() {}

    /** Those that a partner may choose to be told by. */
    public static SortedSet<Channel> toChooseFrom(CamelContext camel) {
        SortedSet<Channel> channels = new TreeSet<>(all(camel));
        channels.remove(Channel.REPLY);
        channels.remove(Channel.CONFIRMATION);
        return Collections.unmodifiableSortedSet(channels);
    }

    /** Known as soon as the files are read, and so before any request is. */
    static SortedSet<Channel> all(CamelContext camel) {
        return ((ModelCamelContext) camel)
                .getRouteDefinitions().stream()
                        .map(Channels::beginning)
                        .filter(uri -> uri.startsWith(BEGINNING))
                        .map(uri -> new Channel(uri.substring(BEGINNING.length())))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String beginning(RouteDefinition route) {
        return route.getInput().getEndpointUri().replace("://", ":").replaceFirst("\\?.*", "");
    }
}
