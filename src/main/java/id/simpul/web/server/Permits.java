package id.simpul.web.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Bulkhead: so many calls at once, and so many of one caller, who cannot take the others' permits. */
public final class Permits {
    private final int most;
    private final int mostPerCaller;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    public Permits(HttpLimits limits) {
        this(limits.calls(), limits.callsPerCaller());
    }

    /** As many, of which one address may have half: many may sit behind it. */
    public static Permits ofAddresses(HttpLimits limits) {
        return new Permits(limits.calls(), Math.max(limits.callsPerCaller(), limits.calls() / 2));
    }

    Permits(int most, int mostPerCaller) {
        this.most = most;
        this.mostPerCaller = mostPerCaller;
    }

    /** Empty if there is no room; whoever gets one releases it. */
    public synchronized Optional<Permit> acquire(String caller) {
        if (all >= most || taken.getOrDefault(caller, 0) >= mostPerCaller) {
            return Optional.empty();
        }
        all++;
        taken.merge(caller, 1, Integer::sum);
        return Optional.of(new Permit(() -> release(caller)));
    }

    private synchronized void release(String caller) {
        all--;
        taken.computeIfPresent(caller, (who, calls) -> calls == 1 ? null : calls - 1);
    }
}
