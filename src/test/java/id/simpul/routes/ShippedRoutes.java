package id.simpul.routes;

import id.simpul.hub.RouteDescriptions;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;

/** Runs route files as they are shipped, with what they begin and end with replaced. */
abstract class ShippedRoutes extends CamelMainTestSupport {
    /** The names of the files, without their ending. */
    abstract List<String> files();

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration.setShutdownTimeout(1);
        configuration.addConfiguration(new Descriptions());
        configuration.withRoutesIncludePattern(files().stream()
                .map(name -> "classpath:routes/" + name + ".camel.yaml")
                .collect(Collectors.joining(",")));
    }

    /** As the hub has it. */
    public static final class Descriptions implements CamelConfiguration {
        @Override
        public void configure(CamelContext camel) {
            ((ModelCamelContext) camel).addModelLifecycleStrategy(new RouteDescriptions());
        }
    }

    /** What became of an exchange that was sent to an endpoint. */
    final Exchange send(String endpoint, Object body) {
        return template().request(endpoint, exchange -> exchange.getMessage().setBody(body));
    }
}
