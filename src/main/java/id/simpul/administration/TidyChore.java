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
import java.util.Map;
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

    /** So many rows are looked at in a step at most: some hundred milliseconds. */
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
    public Optional<Question> question(Instant until, int most) {
        LocalDate day = mornings.last(until);
        return Optional.of(Question.whether(
                Tidied.UNDONE, values -> values.bind("day", day).bindArray("kinds", String.class, kinds())));
    }

    /** One step of each kind, in their order; one on which the hub failed waits for the next run. */
    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate day = mornings.last(until);
        Map<String, Integer> steps = Tidied.nextSteps(db, kinds(), JOB, day);
        return kinds().stream()
                .filter(steps::containsKey)
                .map(kind -> new Due(JOB, day.toString(), kind + " " + steps.get(kind), mornings.at(day)))
                .toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        for (Kept one : kept.get()) {
            parts.stream()
                    .filter(part -> part.part().startsWith(one.kind().name() + " "))
                    .forEach(part -> tidy(db, one, LocalDate.parse(part.period()), before(one, part.at(), policy)));
        }
        return Deed.SILENT;
    }

    private static Instant before(Kept one, Instant now, Policy policy) {
        return now.minus(one.term().days().applyAsInt(policy), ChronoUnit.DAYS);
    }

    private static void tidy(Handle db, Kept one, LocalDate day, Instant before) {
        Tidied far = Tidied.of(db, one.kind().name());
        Step step = one.tidying().step(db, new Reach(far.last(), before, day, A_STEP));
        far.after(step, one.kind().then(), day).save(db);
    }

    @Override
    public boolean isOfItsDay() {
        return true;
    }

    private List<String> kinds() {
        return kept.get().stream().map(one -> one.kind().name()).toList();
    }
}
