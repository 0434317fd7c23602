package id.simpul.agenda;

import id.simpul.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** A made-up chore: it is told what falls due, and counts how often it is asked. */
class Errand implements Chore {
    private final String job;
    private final List<Due> due = new ArrayList<>();
    private String work;
    private Set<String> reads = Set.of();
    private Set<String> writes = Set.of();
    private Runnable onAsking = () -> {};
    private Runnable onDoing = () -> {};
    private int asked;

    Errand(String job) {
        this.job = job;
        this.work = job;
    }

    Errand due(String at) {
        due.add(new Due(job, at, "all", Instant.parse(at)));
        return this;
    }

    void takenBack() {
        due.clear();
    }

    Errand partOf(String named) {
        work = named;
        return this;
    }

    Errand reading(String table) {
        reads = Set.of(table);
        return this;
    }

    Errand writing(String table) {
        writes = Set.of(table);
        return this;
    }

    Errand whenAsked(Runnable first) {
        onAsking = first;
        return this;
    }

    Errand whenDone(Runnable also) {
        onDoing = also;
        return this;
    }

    int asked() {
        return asked;
    }

    @Override
    public String job() {
        return job;
    }

    @Override
    public String work() {
        return work;
    }

    @Override
    public Set<String> reads() {
        return reads;
    }

    @Override
    public Set<String> writes() {
        return writes;
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        asked++;
        onAsking.run();
        return Jobs.undone(db, due).stream()
                .filter(one -> !one.at().isAfter(until))
                .sorted(Comparator.comparing(Due::at))
                .limit(1)
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        onDoing.run();
        return Deed.SILENT;
    }
}
