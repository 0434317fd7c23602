package id.simpul.demo;

import id.simpul.database.Database;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What came of each form of cooperation, counted in the hub's own books. */
final class FormResults {
    private static final String LINE = "%-24s %8s %8s %8s %7s %7s %6s  %s%n";

    /** Which form a request, by its type, or a notice, by its topic and what it is about, belongs to. */
    private static final String FORMS = """
            with forms (place, form) as (values
                (1, 'rotation'), (2, 'exchange'), (3, 'use of services'), (4, 'guidance, orientation'), (5, 'agreements'),
                (6, 'visits'), (7, 'internships'), (8, 'training'), (9, 'information'), (10, 'evaluation'), (11, 'everything else')
            ), asked as (
                select case when type = 'rotation.survey' or type like 'statistics.%' then 10
                            when type like 'rotation.%' then 1
                            when type like 'exchange.%' then 2
                            when type = 'borrower.register' then 3
                            when type = 'service.request' then 4
                            when type like 'agreement.%' then 5
                            when type = 'visit.book' then 6
                            when type = 'internship.apply' then 7
                            when type = 'training.enrol' then 8
                            when type = 'information.publish' then 9
                            else 11 end as place,
                       status, id like 'link-%' as linked
                  from requests where type not like 'staff.%'
            ), mailed as (
                select case when n.topic like 'rotation.%' or n.topic like 'obligation.%' then 1
                            when n.topic like 'exchange.%' then 2
                            when n.topic like 'privilege.%' then 3
                            when n.topic like 'agreement.%' then 5
                            when b.resource = 'visit' then 6
                            when b.resource = 'internship' then 7
                            when b.resource is not null then 4
                            when t.id is not null then 8
                            when n.topic like 'information.%' then 9
                            when n.topic like 'evaluation.%' then 10
                            else 11 end as place
                  from deliveries d
                  join notices n on n.seq = d.notice
                  left join bookings b on b.id = n.event::jsonb #>> '{data,booking}'
                  left join trainings t on t.id = n.event::jsonb #>> '{data,booking}'
                 where d.channel = 'email' and d.state = 'sent'
            ), came (place, sentence) as (values
                (1, (select count(*) || ' batches, ' || (select count(*) from obligations) || ' books lost, '
                            || (select count(*) from obligations where state in ('settled', 'waived')) || ' settled'
                       from batches where state <> 'cancelled')),
                (2, (select count(*) || ' pairs, ' || count(*) filter (where state = 'closed') || ' closed, '
                            || (select count(*) from exchange_gifts) || ' gifts'
                       from exchange_pairs)),
                (3, (select count(*) filter (where kind = 'borrow') || ' may borrow, '
                            || count(*) filter (where kind <> 'borrow') || ' may read on the premises'
                       from privileges)),
                (4, (select bookings from (select count(*) filter (where state = 'booked') || ' booked, '
                            || count(*) filter (where state = 'cancelled') || ' cancelled' as bookings
                       from bookings where resource in ('guidance', 'orientation')) b)),
                (5, (select count(*) filter (where origin = 'own') || ' of its own, '
                            || count(*) filter (where origin = 'derived') || ' derived'
                       from agreements)),
                (6, (select count(*) || ' booked, ' || sum(people) || ' people'
                       from bookings where resource = 'visit' and state = 'booked')),
                (7, (select count(*) || ' booked, ' || sum(people) || ' people'
                       from bookings where resource = 'internship' and state = 'booked')),
                (8, (select sum(admitted) || ' admitted, ' || sum(refused) || ' refused' from trainings)),
                (9, (select count(*) || ' announcements, ' || sum(recipients) || ' told' from announcements)),
                (10, (select count(distinct on_day) || ' days reported, ' || (select count(*) from surveys) || ' surveys'
                        from statistics_days))
            )
            """;

    private FormResults() {}

    /**
     * One form of cooperation.
     *
     * @param requests what partners asked
     * @param linked of these, what somebody said on the page behind a mail's link
     * @param waited of these, what waited for staff or the national library
     * @param came what came of it, in words
     */
    record Row(
            String form,
            long requests,
            long linked,
            long accepted,
            long waited,
            long refused,
            long mails,
            String came) {}

    static List<Row> count(Database database) {
        return database.jdbi().withHandle(db -> db.createQuery(FORMS + """
                        select f.form,
                               (select count(*) from asked a where a.place = f.place) as requests,
                               (select count(*) from asked a where a.place = f.place and a.linked) as linked,
                               (select count(*) from asked a where a.place = f.place and a.status = 'accepted') as accepted,
                               (select count(*) from asked a where a.place = f.place and a.status = 'pending') as waited,
                               (select count(*) from asked a where a.place = f.place and a.status = 'refused') as refused,
                               (select count(*) from mailed m where m.place = f.place) as mails,
                               coalesce(c.sentence, '') as came
                          from forms f
                          left join came c on c.place = f.place
                         order by f.place
                        """)
                .map((row, context) -> new Row(
                        row.getString("form"),
                        row.getLong("requests"),
                        row.getLong("linked"),
                        row.getLong("accepted"),
                        row.getLong("waited"),
                        row.getLong("refused"),
                        row.getLong("mails"),
                        row.getString("came")))
                .list());
    }

    static void print(List<Row> rows, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                LINE,
                "form",
                "requests",
                "by link",
                "accepted",
                "waited",
                "refused",
                "mails",
                "what came of it");
        rows.forEach(row -> out.printf(
                Locale.ROOT,
                LINE,
                row.form(),
                row.requests(),
                row.linked(),
                row.accepted(),
                row.waited(),
                row.refused(),
                row.mails(),
                row.came()));
        out.flush();
    }
}
