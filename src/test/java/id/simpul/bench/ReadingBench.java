package id.simpul.bench;

import id.simpul.catalogue.TitleKey;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.evaluation.EvaluationFeature;
import id.simpul.feature.Document;
import id.simpul.feature.Ground;
import id.simpul.feature.Query;
import id.simpul.ledger.Events;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Prints how long it takes to read the history of a batch and of a school, to evaluate a quarter, and to write titles alike, on a
 * real PostgreSQL that is filled first. Settings as system properties: {@code schools}, {@code quarters}, {@code rounds}.
 */
public final class ReadingBench {
    private static final int SCHOOLS = Integer.getInteger("schools", 1_000);
    private static final int QUARTERS = Integer.getInteger("quarters", 8);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int TITLES = 20_000;
    private static final List<String> STEPS =
            List.of("planned", "announced", "packed", "dispatched", "received", "returned", "checked-in", "closed");

    private ReadingBench() {}

    public static void main(String[] arguments) {
        try (Database database = TestDatabase.fresh()) {
            database.jdbi().useHandle(ReadingBench::fill);
            Policies policies = Policies.defaults();
            Clock clock = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), policies.zone());
            Ground ground = new Ground(
                    database, policies, () -> new Calendars(List.of()), clock, new Partners(database.jdbi()));
            Document evaluation = new EvaluationFeature(ground).documents().get(0);
            Query quarter = new Query(Map.of("period", "2025-Q3"), Optional.empty(), 1);
            for (int round = 1; round <= ROUNDS; round++) {
                System.out.println("Round " + round);
                database.jdbi().useHandle(db -> {
                    tell("events of 1,000 batches", () -> history(db));
                    tell("events of 100 schools, by 100", () -> partners(db));
                    tell(
                            "rows of a quarter's evaluation",
                            () -> evaluation.write(db, quarter).rows().size());
                });
                tell("titles written alike", ReadingBench::keys);
            }
        }
        System.exit(0);
    }

    private static int history(Handle db) {
        int read = 0;
        for (int one = 1; one <= 1_000; one++) {
            read += Events.ofSubject(db, "bat-" + (1 + one % SCHOOLS) + "-" + one % QUARTERS, 0, 100)
                    .size();
        }
        return read;
    }

    private static int partners(Handle db) {
        int read = 0;
        for (int one = 1; one <= 100; one++) {
            read += Events.ofPartner(db, List.of(new PartnerId("sd-" + one)), 0, 100)
                    .size();
        }
        return read;
    }

    private static int keys() {
        for (int one = 0; one < TITLES; one++) {
            TitleKey.ofWork(
                    "Ensiklopedia & Cerita Rakyat " + one + " / disusun oleh Tim ; ilustrator, Contoh (edisi revisi)",
                    Optional.of("Contoh, Pengarang " + one % 500),
                    Optional.of("Jilid " + "I".repeat(1 + one % 3)));
        }
        return TITLES;
    }

    private static void tell(String what, IntSupplier work) {
        long start = System.nanoTime();
        int count = work.getAsInt();
        System.out.printf("  %-32s %8.1f ms, %d%n", what, (System.nanoTime() - start) / 1e6, count);
    }

    private static void fill(Handle db) {
        db.execute("set statement_timeout = 0");
        run(db, """
                insert into partners (id, kind, name, region_system, region_code, created_at)
                select 'sd-' || s, 'school', 'SD ' || s, 'kemendagri', '13.' || (1 + s % 20), '2023-01-01'
                  from generate_series(1, :schools) as s""");
        run(db, """
                insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                 enrolled_on, last_quarter)
                select 'agr-' || s, 'sd-' || s, s::text, 'SD ' || s, '13.75', 60, 60, '{}', 'active', '2023-01-01', '2025-Q4'
                  from generate_series(1, :schools) as s""");
        run(db, "insert into titles (id, title) select 't-' || t, 'Judul ' || t from generate_series(0, :titles) as t");
        run(db, """
                insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
                select 'b-' || t, 't-' || t, 'children', 'both', 'good', true, '2023-01-01'
                  from generate_series(0, :titles) as t""");
        run(db, """
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on,
                                     dispatched_on, closed_on)
                select 'bat-' || s || '-' || q, 'agr-' || s, 'sd-' || s, 'of ' || q, 'closed', 100, 50, day, day + 91, day, day + 91
                  from generate_series(1, :schools) as s
                 cross join generate_series(0, :quarters - 1) as q
                 cross join lateral (select (date '2025-10-06' - 91 * (:quarters - q))::date as day) as on_day""");
        run(db, """
                insert into batch_items (batch, barcode, school, title, name, level, box, state)
                select 'bat-' || s || '-' || q, 'b-' || t, 'sd-' || s, 't-' || t, 'Judul ' || t, 'lower', 1, 'in'
                  from generate_series(1, :schools) as s
                 cross join generate_series(0, :quarters - 1) as q
                 cross join generate_series(0, 99) as i
                 cross join lateral (select (s * 7919 + (q * 100 + i) * 13) % (:titles + 1) as t) as pick""");
        for (String step : STEPS) {
            db.createUpdate("""
                            insert into events (at, partner, subject, step, detail)
                            select deliver_on, school, id, :step, json_build_object('on', due_on, 'out', 0)::text from batches""").bind("step", step).execute();
        }
        db.execute("analyze");
    }

    private static void run(Handle db, String sql) {
        var update = db.createUpdate(sql);
        update.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
        update.bind("schools", SCHOOLS)
                .bind("quarters", QUARTERS)
                .bind("titles", TITLES)
                .execute();
    }
}
