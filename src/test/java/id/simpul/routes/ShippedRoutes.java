package id.simpul.routes;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.test.main.junit5.CamelMainTestSupport;

/** Runs route files as they are shipped, with what they begin and end with replaced. */
abstract class ShippedRoutes extends CamelMainTestSupport {
    /** The names of the files, without their ending. */
    abstract List<String> files();

    @Override
    protected void configure(MainConfigurationProperties configuration) {
        configuration.withRoutesIncludePattern(files().stream()
                .map(name -> "classpath:routes/" + name + ".camel.yaml")
                .collect(Collectors.joining(",")));
    }

    /** What became of an exchange that was sent to an endpoint. */
    final Exchange send(String endpoint, Object body) {
        return template().request(endpoint, exchange -> exchange.getMessage().setBody(body));
    }
}
