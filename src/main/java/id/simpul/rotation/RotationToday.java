package id.simpul.rotation;

import id.simpul.feature.Today;
import id.simpul.feature.Today.Entry;
import id.simpul.feature.Today.Figure;
import id.simpul.feature.Today.Level;
import id.simpul.feature.Today.Task;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What the rotation asks of staff today: batches that have not gone, books to look into, what is overdue, and what goes and comes soon. */
final class RotationToday {
    private static final int SOON_DAYS = 7;
    private static final int ENTRIES = 20;
    /** Counted no further: beyond it, it is many. */
    private static final int COUNTED = 10_000;

    private static final String BATCHES = "/batches";

    private RotationToday() {}

    static Today of(Today.Asked asked, Schedule schedule) {
        List<Task> tasks = new ArrayList<>(tasks(asked));
        tasks.addAll(PlanToday.tasks(asked, schedule));
        return new Today(tasks, figures(asked), entries(asked), List.of(TripsByDay.of(asked)));
    }

    private static List<Task> tasks(Today.Asked asked) {
        List<Task> tasks = new ArrayList<>();
        long notGone = count(asked, "batches where state in ('planned', 'announced', 'packed') and deliver_on < :day");
        if (notGone > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(notGone + " paket belum diantar", notGone + " batches have not gone"),
                    new Phrase("Hari antarnya sudah lewat.", "The day of their delivery is past."),
                    new Phrase("Lihat paket", "See the batches"),
                    BATCHES));
        }
        long overdue = count(asked, "batches where state in ('due', 'returned-in-part') and due_on < :day");
        if (overdue > 0) {
            tasks.add(new Task(
                    Level.MUST,
                    new Phrase(overdue + " paket belum kembali", overdue + " batches are not back"),
                    new Phrase("Hari jemputnya sudah lewat.", "The day of their collection is past."),
                    new Phrase("Lihat paket", "See the batches"),
                    BATCHES));
        }
        long promised = count(asked, "obligations where state in ('received', 'approved')");
        if (promised > 0) {
            tasks.add(new Task(
                    Level.DECIDE,
                    new Phrase(
                            promised + " buku pengganti menunggu diperiksa",
                            promised + " replacements wait for a look"),
                    new Phrase("Sudah diterima dari sekolah.", "Received from schools."),
                    new Phrase("Periksa", "Look"),
                    "/obligations"));
        }
        return tasks;
    }

    private static List<Figure> figures(Today.Asked asked) {
        List<Figure> figures = new ArrayList<>();
        next(asked).ifPresent(figures::add);
        long out = count(
                asked,
                "batch_items join batches on batches.id = batch_items.batch where batch_items.state = 'sent'"
                        + " and batches.state in ('dispatched', 'received', 'due', 'returned-in-part')");
        long batches = count(asked, "batches where state in ('dispatched', 'received', 'due', 'returned-in-part')");
        figures.add(new Figure(
                new Phrase("Buku di sekolah", "Books at schools"),
                number(out),
                new Phrase(batches + " paket", batches + " batches"),
                BATCHES));
        long late = count(
                asked, "obligations where state in ('open', 'promised', 'received', 'approved') and due_on < :day");
        figures.add(new Figure(
                new Phrase("Penggantian lewat waktu", "Replacements overdue"),
                number(late),
                new Phrase("buku yang hilang", "lost books"),
                "/obligations"));
        return figures;
    }

    /** The next day on which batches go out. */
    private static Optional<Figure> next(Today.Asked asked) {
        return query(asked, """
                        select deliver_on, count(*) as batches from batches
                         where state in ('planned', 'announced', 'packed') and deliver_on >= :day
                         group by deliver_on order by deliver_on limit 1
                        """)
                .map((row, context) -> {
                    LocalDate day = row.getObject("deliver_on", LocalDate.class);
                    long days = ChronoUnit.DAYS.between(asked.day(), day);
                    int batches = row.getInt("batches");
                    return new Figure(
                            new Phrase("Penukaran berikutnya", "Next exchange"),
                            new Phrase(shortDay(day, Language.ID), shortDay(day, Language.EN)),
                            new Phrase(
                                    days + " hari lagi · " + batches + " sekolah",
                                    "in " + days + " days · " + batches + " schools"),
                            BATCHES);
                })
                .findOne();
    }

    private static List<Entry> entries(Today.Asked asked) {
        return query(asked, """
                        select deliver_on as day, 'deliver' as what, count(*) as batches from batches
                         where state in ('announced', 'packed') and deliver_on between :day and :soon group by deliver_on
                        union all
                        select due_on, 'collect', count(*) from batches
                         where state in ('dispatched', 'received', 'due', 'returned-in-part') and due_on between :day and :soon
                         group by due_on
                         order by day limit :most
                        """)
                .bind("soon", asked.day().plusDays(SOON_DAYS))
                .bind("most", ENTRIES)
                .map((row, context) -> {
                    int batches = row.getInt("batches");
                    boolean goes = row.getString("what").equals("deliver");
                    return new Entry(
                            row.getObject("day", LocalDate.class),
                            goes
                                    ? new Phrase(batches + " paket diantar", batches + " batches are delivered")
                                    : new Phrase(batches + " paket dijemput", batches + " batches are collected"),
                            "",
                            "",
                            BATCHES);
                })
                .list();
    }

    /** {@code Sen, 4 Jan}. */
    private static String shortDay(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("EEE, d MMM", language.locale()).format(day);
    }

    private static Phrase number(long number) {
        return new Phrase(
                String.format(Language.ID.locale(), "%,d", number), String.format(Language.EN.locale(), "%,d", number));
    }

    private static long count(Today.Asked asked, String of) {
        return query(asked, "select count(*) from (select from " + of + " limit " + COUNTED + ") as counted")
                .mapTo(Long.class)
                .one();
    }

    private static Query query(Today.Asked asked, String sql) {
        Handle db = asked.db();
        Query query = db.createQuery(sql);
        return sql.contains(":day") ? query.bind("day", asked.day()) : query;
    }
}
