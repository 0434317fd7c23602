package id.simpul.catalogue;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Question;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Writes titles alike anew that were stored by an earlier way of doing so ({@link TitleKey#VERSION}), many at a time: after the
 * start of a newer hub, until nothing is left. Until then they are written alike whenever they are read.
 *
 * @param tables where they are stored
 * @param oldest a query for the first row that was stored by a version before {@code :version}, its name as {@code part}
 * @param renewing renews the first rows
 */
public record SpellingChore(Mornings mornings, String job, Set<String> tables, String oldest, Renewing renewing)
        implements Chore {
    private static final int AT_ONCE = 2_000;

    /** Writes so many rows anew, those first that are named first. */
    public interface Renewing {
        /**
         * @param at as of when, for what is noted on the way
         */
        void renew(Handle db, int most, Instant at);
    }

    @Override
    public Set<String> reads() {
        return tables;
    }

    @Override
    public Set<String> writes() {
        return tables;
    }

    /** The parts are named by the first row of each piece. */
    @Override
    public Optional<Question> question(Instant until, int most) {
        return Optional.of(oldest(until));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return oldest(until).due(db);
    }

    private Question oldest(Instant until) {
        String period = "v" + TitleKey.VERSION;
        Instant at = mornings.at(mornings.last(until));
        return new Question(
                oldest,
                values -> values.bind("version", TitleKey.VERSION),
                rows -> Optional.of(rows.stream()
                        .map(row -> new Due(job, period, row.part(), at))
                        .toList()));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        renewing.renew(db, AT_ONCE, parts.get(0).at());
        return Deed.SILENT;
    }
}
