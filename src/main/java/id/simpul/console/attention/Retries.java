package id.simpul.console.attention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Which failed messages were tried again by one click: the console's own, so that it can show how far it has come. */
final class Retries {
    private Retries() {}

    /** One click. */
    record Retry(String act, String by, Instant at, List<String> failures) {}

    /** Notes it; the same act twice is one. */
    static void note(Handle db, Retry retry) {
        db.createUpdate("""
                        insert into staff_retries (act, by_user, at, failures) values (:act, :by, :at, :failures)
                        on conflict (act) do nothing
                        """)
                .bind("act", retry.act())
                .bind("by", retry.by())
                .bind("at", retry.at())
                .bindArray("failures", String.class, retry.failures())
                .execute();
        db.createUpdate("delete from staff_retries where at < :long")
                .bind("long", retry.at().minus(java.time.Duration.ofDays(30)))
                .execute();
    }

    static Optional<Retry> find(Handle db, String act) {
        return list(db, "where act = :act", query -> query.bind("act", act)).stream()
                .findFirst();
    }

    /** Those since then, the newest first. */
    static List<Retry> since(Handle db, Instant then) {
        return list(db, "where at >= :then order by at desc limit 5", query -> query.bind("then", then));
    }

    private static List<Retry> list(
            Handle db, String which, java.util.function.UnaryOperator<org.jdbi.v3.core.statement.Query> bound) {
        return bound.apply(db.createQuery("select act, by_user, at, failures from staff_retries " + which))
                .map((row, context) -> new Retry(
                        row.getString("act"),
                        row.getString("by_user"),
                        row.getTimestamp("at").toInstant(),
                        List.of((String[]) row.getArray("failures").getArray())))
                .list();
    }
}
