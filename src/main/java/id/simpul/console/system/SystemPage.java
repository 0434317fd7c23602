package id.simpul.console.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.partner.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What {@code ./simpul check} says of the running hub: what is wrong, what to look at, what is good to know. */
public final class SystemPage implements Page {
    private final Function<Language, List<ObjectNode>> check;
    private final String version;

    public SystemPage(Function<Language, List<ObjectNode>> check, String version) {
        this.check = check;
        this.version = version;
    }

    @Override
    public String address() {
        return "/system";
    }

    @Override
    public Answer show(Visit visit) {
        List<Map<String, Object>> findings = check.apply(visit.words().language()).stream()
                .map(finding -> Map.<String, Object>of(
                        "level", finding.path("level").asText(),
                        "about", finding.path("about").asText(),
                        "says", finding.path("says").asText()))
                .toList();
        return Answer.page(
                "system",
                Map.of(
                        "findings", findings,
                        "wrong",
                                findings.stream()
                                        .filter(one -> one.get("level").equals("wrong"))
                                        .count(),
                        "version", version));
    }
}
