package id.simpul.evaluation;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One query that counts something of every partner. It may use {@code names} (under which name a partner's records stand, and
 * which partner that was as of the cut-off), {@code :from}, {@code :to}, {@code :asOf}, {@code :zone} and {@code :months}; it
 * gives {@code partner} and columns named after counts.
 *
 * @param needs tables of another feature, without which there is nothing to count
 */
record Source(String sql, List<Count> counts, List<String> needs) {
    /** Partners are merged in the course of time: a name is followed only as far as it had been by then. */
    private static final String NAMES = """
            with recursive names (id, partner) as (
                select id, id from known_partners
                 where merged_into is null or removed_at is null or removed_at > :asOf
                union all
                select partners.id, names.partner
                  from known_partners as partners
                  join names on partners.merged_into = names.id
                 where partners.removed_at <= :asOf)
            """;

    String statement() {
        return NAMES + sql;
    }

    static Source of(String sql, Count... counts) {
        return new Source(sql, List.of(counts), List.of());
    }

    Source needing(String... tables) {
        return new Source(sql, counts, List.of(tables));
    }

    boolean isThere(Handle db) {
        return needs.stream().allMatch(table -> db.createQuery("select to_regclass(:name) is not null")
                .bind("name", table)
                .mapTo(Boolean.class)
                .one());
    }
}
