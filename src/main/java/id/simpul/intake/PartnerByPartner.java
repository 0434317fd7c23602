package id.simpul.intake;

import id.simpul.intake.AttemptFailed.Fault;
import id.simpul.intake.Halving.Allowance;
import id.simpul.partner.PartnerId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Decides a batch that failed together partner by partner, some at a time: those who are not to blame are answered, and of the
 * others nothing is tried that takes longer than everybody can wait.
 */
final class PartnerByPartner {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(6, work -> {
        Thread thread = new Thread(work, "partner by partner");
        thread.setDaemon(true);
        return thread;
    });

    private final Attempts attempts;
    private final Failures failures;
    private final Budgets budgets;

    PartnerByPartner(Attempts attempts, Failures failures, Budgets budgets) {
        this.attempts = attempts;
        this.failures = failures;
        this.budgets = budgets;
    }

    /** What becomes of each, in the order given. */
    List<Case> settle(List<Case> cases, AttemptFailed together) {
        Map<PartnerId, List<Case>> groups = cases.stream()
                .collect(Collectors.groupingBy(
                        one -> one.incoming().partner(), LinkedHashMap::new, Collectors.toList()));
        Allowance allowance = Allowance.amongOthers(budgets);
        Map<PartnerId, Future<List<Case>>> settling = new LinkedHashMap<>();
        groups.forEach((partner, group) -> settling.put(
                partner,
                THREADS.submit(() -> isSlow(partner, together) ? Halving.apart(group) : settle(group, allowance))));
        Map<PartnerId, Iterator<Case>> settled = new HashMap<>();
        settling.forEach(
                (partner, future) -> settled.put(partner, result(future).iterator()));
        return cases.stream()
                .map(one -> settled.get(one.incoming().partner()).next())
                .toList();
    }

    /** Who finds no place in time is no suspect, and asked again with the next batch. */
    private List<Case> settle(List<Case> group, Allowance allowance) {
        return allowance.begin().isOver()
                ? Halving.later(group)
                : new Halving(attempts, failures, allowance).settle(group, 1);
    }

    /** Whether a message of the partner is known to have taken the time of all. */
    private static boolean isSlow(PartnerId partner, AttemptFailed together) {
        return together.fault() == Fault.TOO_SLOW
                && together.suspect()
                        .filter(one -> one.incoming().partner().equals(partner))
                        .isPresent();
    }

    private static List<Case> result(Future<List<Case>> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while requests were decided", e);
        }
    }
}
