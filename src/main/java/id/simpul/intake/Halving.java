package id.simpul.intake;

import id.simpul.database.TimeLimit;
import id.simpul.intake.AttemptFailed.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Divide and conquer: decides the messages of one partner in their order, and if that fails, halves them until the one that cannot
 * be decided stands alone. It leaves as a dead letter; or, as long as its partner is read together with others, nothing is tried that
 * takes long, and the rest of the partner's messages is left for when it is read apart.
 */
final class Halving {
    private final Attempts attempts;
    private final Failures failures;
    private final Allowance allowance;

    Halving(Attempts attempts, Failures failures, Allowance allowance) {
        this.attempts = attempts;
        this.failures = failures;
        this.allowance = allowance;
    }

    /**
     * What there is to spend.
     *
     * @param begin until when another attempt may begin once something is decided; it may then take its time
     * @param patient whether nobody else waits
     */
    record Allowance(Duration together, Duration alone, TimeLimit begin, boolean patient) {
        static Allowance amongOthers(Budgets budgets) {
            return new Allowance(budgets.together(), budgets.together(), TimeLimit.in(budgets.together()), false);
        }

        /** Once a message has taken its time alone, what is behind it is left, so that the answers before it go out. */
        static Allowance apart(Budgets budgets) {
            return new Allowance(budgets.apart(), budgets.alone(), TimeLimit.in(budgets.alone()), true);
        }
    }

    /**
     * Decides what can be decided.
     *
     * @param before how often they have failed already, together with others
     */
    List<Case> settle(List<Case> group, int before) {
        if (group.size() == 1) {
            return List.of(alone(group.get(0), before));
        }
        try {
            return attempts.again(group, allowance.together());
        } catch (AttemptFailed e) {
            return e.fault() == Fault.TOO_SLOW && !allowance.patient()
                    ? apart(group)
                    : piecewise(cut(group, e), before + 1);
        }
    }

    private Case alone(Case one, int before) {
        for (int failed = before + 1; ; failed++) {
            try {
                return attempts.again(List.of(one), allowance.alone()).get(0);
            } catch (AttemptFailed e) {
                if (e.fault() != Fault.ITS_OWN && !allowance.patient()) {
                    return one.apart();
                }
                if (e.fault().isProvenBy(failed)) {
                    return failures.blame(one, e);
                }
            }
        }
    }

    private List<Case> piecewise(List<List<Case>> pieces, int before) {
        List<Case> settled = new ArrayList<>();
        for (List<Case> piece : pieces) {
            settled.addAll(isToGoOn(settled) ? settle(piece, before) : later(piece));
        }
        return settled;
    }

    /** The first piece is tried in any case, or nothing would ever be decided; what follows, only in order and in time. */
    private boolean isToGoOn(List<Case> settled) {
        return settled.isEmpty()
                || (!allowance.begin().isOver() && settled.stream().noneMatch(Case::isLeft));
    }

    /** What comes before a suspect, it alone, and what comes after; or two halves. */
    private static List<List<Case>> cut(List<Case> group, AttemptFailed failed) {
        int suspect = failed.suspect().map(one -> placeOf(one, group)).orElse(-1);
        int from = suspect < 0 ? group.size() / 2 : suspect;
        int to = suspect < 0 ? from : suspect + 1;
        List<List<Case>> pieces = new ArrayList<>(
                List.of(group.subList(0, from), group.subList(from, to), group.subList(to, group.size())));
        pieces.removeIf(List::isEmpty);
        return pieces;
    }

    private static int placeOf(Case suspect, List<Case> group) {
        for (int place = 0; place < group.size(); place++) {
            if (group.get(place).incoming().equals(suspect.incoming())) {
                return place;
            }
        }
        return -1;
    }

    static List<Case> apart(List<Case> group) {
        List<Case> left = new ArrayList<>(later(group));
        left.set(0, group.get(0).apart());
        return left;
    }

    static List<Case> later(List<Case> group) {
        return group.stream().map(Case::later).toList();
    }
}
