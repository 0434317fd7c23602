package id.simpul.hub;

import java.util.Map;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/** Puts a route's own words where its template has a parameter; Camel does so everywhere but in descriptions. */
public final class RouteDescriptions extends ModelLifecycleStrategySupport {
    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        Map<String, Object> parameters = route.getTemplateParameters();
        if (parameters != null && route.getDescription() != null) {
            parameters.forEach((name, value) ->
                    route.setDescription(route.getDescription().replace("{{" + name + "}}", String.valueOf(value))));
        }
    }
}
