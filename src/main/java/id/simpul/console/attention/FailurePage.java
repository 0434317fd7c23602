package id.simpul.console.attention;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Links;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.ThingPage;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One message on which the hub failed, and what can be done with it alone. */
public final class FailurePage implements Page {
    private static final List<String> VERBS = List.of("retry", "hold", "close");

    private final ThingPage thing;
    private final Reads reads;

    public FailurePage(ThingPage thing, Reads reads) {
        this.thing = thing;
        this.reads = reads;
    }

    @Override
    public String address() {
        return thing.address();
    }

    @Override
    public Access access() {
        return thing.access();
    }

    @Override
    public Answer show(Visit visit) {
        ObjectNode failure = reads.rows("failures", "failures", visit.place("failure"), 1).stream()
                .findFirst()
                .orElseThrow(NoPage::new);
        return thing.show(visit).shownAs("failure", Map.of("verbs", verbs(failure, visit)));
    }

    private static List<Map<String, Object>> verbs(ObjectNode failure, Visit visit) {
        boolean waits = Set.of("open", "held").contains(failure.path("state").asText());
        if (!waits || !visit.may(Role.OPERATOR)) {
            return List.of();
        }
        String group = "/attention/" + Links.escaped(failure.path("group").asText()) + "/";
        String only = Links.query(Map.of("failure", failure.path("failure").asText()));
        return VERBS.stream()
                .filter(verb ->
                        !verb.equals("hold") || failure.path("state").asText().equals("open"))
                .map(verb -> Map.<String, Object>of(
                        "href", group + verb + only, "text", visit.words().get("attention." + verb + ".this")))
                .toList();
    }
}
