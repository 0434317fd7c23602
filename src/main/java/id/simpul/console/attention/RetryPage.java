package id.simpul.console.attention;

import id.simpul.console.attention.Retries.Retry;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import java.util.List;
import java.util.Map;

/** How far what was tried again by one click has come; looked for anew every two seconds until it is over. */
public final class RetryPage implements Page {
    /** By which htmx asks no more. */
    private static final int STOP = 286;

    private final Reads reads;
    private final boolean whole;

    private RetryPage(Reads reads, boolean whole) {
        this.reads = reads;
        this.whole = whole;
    }

    /** The page, and the part of it that is looked for anew. */
    public static List<Page> all(Reads reads) {
        return List.of(new RetryPage(reads, true), new RetryPage(reads, false));
    }

    @Override
    public String address() {
        return whole ? "/retries/:act" : "/retries/:act/now";
    }

    @Override
    public Answer show(Visit visit) {
        Retry retry = reads.read(db -> Retries.find(db, visit.place("act"))).orElseThrow(NoPage::new);
        Progress progress = Progress.of(reads, retry);
        Map<String, Object> model = Map.of("retry", progress.shown(visit.words()));
        return whole
                ? Answer.page("attention-retry", model)
                : Answer.page(progress.isOver() ? STOP : 200, "attention-progress", model);
    }
}
