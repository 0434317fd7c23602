package id.simpul.administration;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Question;
import id.simpul.ledger.Kept;
import id.simpul.ledger.Kept.Reach;
import id.simpul.ledger.Kept.Step;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Lets go each morning what has been kept for its time (R20): in short steps, each a transaction of its own, until nothing old is left.
 * What a downtime has left over the next morning finds.
 */
final class TidyChore implements Chore {
    private static final String JOB = "retention.tidy";

    /** So many rows are looked at in a step at most, of all kinds together: some hundred milliseconds. */
    private static final int A_STEP = 5_000;

    private final Mornings mornings;
    private final Supplier<List<Kept>> kept;

    /**
     * @param kept all that is kept for a stated time, in the order in which it goes
     */
    TidyChore(Mornings mornings, Supplier<List<Kept>> kept) {
        this.mornings = mornings;
        this.kept = kept;
    }

    @Override
    public String job() {
        return JOB;
    }

    @Override
    public Set<String> reads() {
        return Set.of("tidied");
    }

    @Override
    public Set<String> writes() {
        return Set.of("tidied");
    }

    @Override
    public int lot() {
        return 1;
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        LocalDate day = mornings.last(until);
        return Optional.of(Question.whether(
                Tidied.UNDONE,
                values -> values.bind("day", day).bindArray("kinds", String.class, kinds())));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate day = mornings.last(until);
        return Tidied.undone(db, kinds(), day).isEmpty()
                ? List.of()
                : List.of(new Due(JOB, day.toString(), String.valueOf(Tidied.steps(db, JOB, day)), mornings.at(day)));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate day = LocalDate.parse(parts.get(0).period());
        Instant now = parts.get(0).at();
        Set<String> undone = Tidied.undone(db, kinds(), day);
        int left = A_STEP;
        for (Kept one : kept.get()) {
            if (left > 0 && undone.contains(one.kind().name())) {
                left -= tidy(db, one, day, before(one, now, policy), left);
            }
        }
        return Deed.SILENT;
    }

    private static Instant before(Kept one, Instant now, Policy policy) {
        return now.minus(one.term().days().applyAsInt(policy), ChronoUnit.DAYS);
    }

    /** How much of the step that took. */
    private static int tidy(Handle db, Kept one, LocalDate day, Instant before, int most) {
        Tidied far = Tidied.of(db, one.kind().name());
        Step step = one.tidying().step(db, new Reach(far.last(), before, day, most));
        far.after(step, one.kind().then(), day).save(db);
        return step.more() ? most : Math.max(1, step.tidied());
    }

    @Override
    public boolean isOfItsDay() {
        return true;
    }

    private List<String> kinds() {
        return kept.get().stream().map(one -> one.kind().name()).toList();
    }
}
