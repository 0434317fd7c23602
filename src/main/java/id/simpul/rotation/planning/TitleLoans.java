package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which titles are popular (R6): those that schools lend more often than the average book of the same batches, as their surveys
 * say. It is kept as sums by title, so that it costs the same however many surveys there were.
 */
final class TitleLoans {
    private TitleLoans() {}

    static Set<String> popular(Handle db, Policy policy) {
        return new HashSet<>(db.createQuery("""
                        select coalesce(titles.same_as, titles.id) as title
                          from title_loans
                          join titles on titles.id = title_loans.title
                         group by coalesce(titles.same_as, titles.id)
                        having sum(title_loans.loans) >= :loans
                           and sum(title_loans.loans) * 100 >= sum(title_loans.usual) * :percent
                        """)
                .bind("loans", policy.rotation().popularLoans())
                .bind("percent", policy.rotation().popularPercent())
                .mapTo(String.class)
                .list());
    }
}
