package id.simpul.console.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.partner.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * What {@code ./simpul check} says of the running hub: what is wrong, what to look at, what is good to know. It tries forgeries at
 * every door, so it is looked at once a minute at most, whoever asks.
 */
public final class SystemPage implements Page {
    private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** What was found in a language, and when. */
    private record Looked(List<ObjectNode> findings, long at) {}

    private final Map<Language, Looked> looked = new EnumMap<>(Language.class);
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

    private synchronized List<ObjectNode> findings(Language language) {
        Looked before = looked.get(language);
        if (before == null || System.nanoTime() - before.at() > FRESH_NANOS) {
            before = new Looked(check.apply(language), System.nanoTime());
            looked.put(language, before);
        }
        return before.findings();
    }

    @Override
    public Answer show(Visit visit) {
        List<Map<String, Object>> findings = findings(visit.words().language()).stream()
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
