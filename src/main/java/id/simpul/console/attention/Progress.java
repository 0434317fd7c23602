package id.simpul.console.attention;

import id.simpul.console.attention.Retries.Retry;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.feature.Query;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far what was tried again has come.
 *
 * @param done answered
 * @param again failed anew, or not tried at all since something stood against it
 * @param waiting on their queue still
 */
record Progress(Retry retry, long done, long again, long waiting) {
    private static final int BAR = 100;

    static Progress of(Reads reads, Retry retry) {
        Map<String, Long> states = new HashMap<>();
        Query query = new Query(
                Map.of("failures", String.join(",", retry.failures())),
                Optional.empty(),
                retry.failures().size());
        reads.page("failures", query)
                .rows()
                .forEach(row -> states.merge(row.path("state").asText(), 1L, Long::sum));
        long waiting = states.getOrDefault("retrying", 0L);
        long again = states.getOrDefault("open", 0L) + states.getOrDefault("held", 0L);
        return new Progress(retry, retry.failures().size() - waiting - again, again, waiting);
    }

    boolean isOver() {
        return waiting == 0;
    }

    Map<String, Object> shown(PageWords words) {
        return Map.of(
                "act", retry.act(),
                "title", words.get("attention.retrying", retry.failures().size()),
                "by", words.get("attention.retrying.by", retry.by(), words.time(retry.at())),
                "width", BAR * (done + again) / Math.max(1, retry.failures().size()),
                "says", words.get("attention.progress", done, again, waiting),
                "over", isOver(),
                "again", again);
    }
}
