package id.simpul.bench;

import id.simpul.administration.AdministrationFeature;
import id.simpul.agenda.DueWork;
import id.simpul.database.Database;
import id.simpul.delivery.KeptMessages;
import id.simpul.delivery.MailFiles;
import id.simpul.delivery.Outbox;
import id.simpul.feature.Ground;
import id.simpul.feature.Today;
import id.simpul.intake.KeptAnswers;
import id.simpul.ledger.Kept;
import id.simpul.ledger.KeptHistory;
import id.simpul.partner.Partners;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.Policies;
import id.simpul.web.KeptPosts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Years of messages of a province, written set by set as they would have come, and tidied by the hub's own chore at the end of each month. */
public final class TenYears {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<String> TABLES =
            List.of("requests", "replies", "notices", "deliveries", "events", "posted");

    private final Database database;
    private final int schools;
    private final Path home;
    private long longestStep;

    public TenYears(Database database, int schools, Path home) {
        this.database = database;
        this.schools = schools;
        this.home = home;
    }

    /** What a year leaves of each table, in bytes with its indexes. */
    public Map<String, Long> year(int year) {
        for (int month = 0; month < 12; month++) {
            LocalDate from = FIRST.plusYears(year).plusMonths(month);
            month(from);
            tidy(from.plusMonths(1).atTime(3, 0).toInstant(ZoneOffset.UTC));
            // What autovacuum would have done by then.
            database.jdbi().useHandle(db -> TABLES.forEach(table -> db.execute("vacuum " + table)));
        }
        Map<String, Long> sizes = new TreeMap<>();
        database.jdbi()
                .useHandle(db -> TABLES.forEach(table -> sizes.put(
                        table,
                        db.createQuery("select pg_total_relation_size(cast(:table as regclass))")
                                .bind("table", table)
                                .mapTo(Long.class)
                                .one())));
        return sizes;
    }

    public long longestTidyingMillis() {
        return longestStep;
    }

    /** Of each school in three months: eight notices, two with a list of its books, by mail and queue, five requests, ten lines of history. */
    private void month(LocalDate from) {
        database.jdbi().useHandle(db -> {
            db.createUpdate("""
                            insert into notices (id, partner, topic, event, at)
                            select 'n-' || cast(:from as text) || '-' || school || '-' || n, 'sd-' || school, 'rotation.planned',
                                   (select string_agg(md5(school::text || n || i || cast(:from as text)), ' ')
                                      from generate_series(1, case when n = 1 then 220 else 15 end) as i),
                                   cast(:from as date) + make_interval(hours => (school * 7 + n) % 640)
                              from generate_series(1, :schools) as school, generate_series(1, 3) as n
                             where n < 3 or school % 3 <> 0
                             order by 5
                            """).bind("from", from).bind("schools", schools).execute();
            db.createUpdate("""
                            insert into deliveries (partner, channel, notice, state, attempts, next_at, sent_at)
                            select partner, channel, seq, 'sent', 1, at, at + interval '1 minute'
                              from notices cross join (values ('email'), ('queue')) as by (channel)
                             where at >= cast(:from as date) and (channel = 'email' or seq % 3 = 0)
                             order by seq
                            """).bind("from", from).execute();
            db.createUpdate("""
                            insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply, reply_id, event, quiet)
                            select 'sd-' || school, cast(:from as text) || '-' || n, 'rotation.received', decode(md5(school::text || n), 'hex'),
                                   'accepted', at, at, nextval('places'), md5(at::text || school || n),
                                   rpad('{"specversion":"1.0"', 420, md5(school::text || n)), true
                              from generate_series(1, :schools) as school, generate_series(1, 2) as n,
                                   lateral (select cast(:from as date) + make_interval(hours => (school * 3 + n) % 640) as at) as came
                             where n = 1 or school % 3 <> 0
                             order by at
                            """).bind("from", from).bind("schools", schools).execute();
            db.createUpdate("""
                            insert into replies (partner, reply_id, event, at)
                            select 'sd-' || school, md5(cast(:from as text) || school), rpad('{"specversion":"1.0"', 1500, md5(school::text)),
                                   cast(:from as date) + make_interval(hours => school % 640)
                              from generate_series(1, :schools, 5) as school
                            """).bind("from", from).bind("schools", schools).execute();
            db.createUpdate("""
                            insert into posted (partner, request_id, at)
                            select partner, id, received_at from requests where received_at >= cast(:from as date) and reply % 4 = 0
                            """).bind("from", from).execute();
            db.createUpdate("""
                            insert into events (at, partner, subject, step, detail)
                            select cast(:from as date) + make_interval(hours => (school * 5 + n) % 640),
                                   case when n = 4 then 'staff' else 'sd-' || school end, 'bat-' || md5(school::text || cast(:from as text)), 'step-' || n,
                                   case when n = 4 then '{"type":"staff.pack","by":"Petugas","reason":"rak tiga","door":"console"}'
                                        when n = 3 then '{"by":"Petugas","reason":"rak tiga","door":"console","out":0}' else '{}' end
                              from generate_series(1, :schools) as school, generate_series(1, 4) as n
                             where n < 4 or school % 3 = 0
                             order by 1
                            """).bind("from", from).bind("schools", schools).execute();
        });
    }

    private void tidy(Instant now) {
        Policies policies = Policies.defaults();
        Clock clock = Clock.fixed(now, policies.zone());
        ImportedCalendars calendars = new ImportedCalendars();
        Ground ground = new Ground(database, policies, calendars::current, clock, new Partners(database.jdbi()));
        List<Kept> kept = new ArrayList<>(KeptMessages.all(new MailFiles(home.resolve("mail"), policies.zone())));
        kept.addAll(KeptAnswers.all());
        kept.add(KeptPosts.answered());
        kept.add(KeptHistory.staff());
        AdministrationFeature administration =
                new AdministrationFeature(calendars, ground, Set::of, asked -> Today.NOTHING, "", () -> kept);
        long began = System.nanoTime();
        new DueWork(
                        database,
                        policies,
                        administration.chores(),
                        Outbox.before(Optional::empty, at -> Optional.empty()),
                        clock)
                .run();
        longestStep = Math.max(longestStep, (System.nanoTime() - began) / 1_000_000);
    }
}
