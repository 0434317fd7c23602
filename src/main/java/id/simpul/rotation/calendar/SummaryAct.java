package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.PartChore;
import id.simpul.agenda.Turn;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Region;
import id.simpul.policy.Quarter;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells the dinas of the schools' regions, and the national library, what became of a quarter's batches: two weeks after the
 * exchange that collected them.
 */
public final class SummaryAct {
    private static final String DUE = """
                with quarters as (
                    select quarter, max(due_on) + :after as due_on
                      from batches
                     where quarter in (select quarter from exchanges where on_day > :today - 400)
                       and state <> 'cancelled'
                     group by quarter
                    having max(due_on) + :after between :today - :back and :today)
                select partners.id as part, quarters.quarter as period, quarters.due_on
                  from quarters
                 cross join partners
                 where partners.removed_at is null and partners.merged_into is null
                   and (partners.kind = 'national'
                        or partners.kind = 'dinas'
                           and exists (select 1 from batches
                                         join rotation_agreements on rotation_agreements.id = batches.agreement
                                        where batches.quarter = quarters.quarter and batches.state <> 'cancelled'
                                          and starts_with(rotation_agreements.region || '.', partners.region_code || '.')))
                """;

    private static final int DAYS_AFTER = 14;
    /** Who joins later is not told of quarters so long past. */
    private static final int DAYS_BACK = 80;

    private SummaryAct() {}

    public static Chore chore(Schedule schedule) {
        DueParts due = new DueParts(QuarterWork.SUMMARY, DUE, (values, policy) -> values.bind("after", DAYS_AFTER)
                .bind("back", DAYS_BACK));
        return new PartChore(schedule.mornings(), due, Set.of(), SummaryAct::told);
    }

    private static Deed told(Handle db, Turn turn) {
        Quarter quarter = Quarter.parse(turn.period());
        List<Row> rows = rows(db, quarter);
        List<Notice> notices = new ArrayList<>();
        for (String partner : turn.ids()) {
            Optional<String> region = regionOf(db, partner);
            notices.add(Notice.to(new PartnerId(partner), summary(quarter, region, rows)));
        }
        return new Deed(List.of(), notices);
    }

    /** What became of one school's batch. */
    private record Row(String school, String name, String region, boolean onTime, int items, int returned, int lost) {}

    private static List<Row> rows(Handle db, Quarter quarter) {
        return db.createQuery("""
                        select current_partner(batches.school) as school,
                               coalesce(partners.name, rotation_agreements.name) as name, rotation_agreements.region,
                               coalesce(coalesce(batches.returned_on, batches.closed_on) <= batches.due_on, false)
                                   and count(*) filter (where batch_items.state = 'sent') = 0 as on_time,
                               count(*) filter (where batch_items.state in ('sent', 'missing', 'returned', 'in', 'lost')) as items,
                               count(*) filter (where batch_items.state in ('returned', 'in')) as returned,
                               count(*) filter (where batch_items.state = 'lost') as lost
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                          left join known_partners as partners on partners.id = current_partner(batches.school)
                          left join batch_items on batch_items.batch = batches.id
                         where batches.quarter = :quarter and batches.state <> 'cancelled'
                         group by batches.id, rotation_agreements.id, partners.name
                         order by name, batches.id
                        """)
                .bind("quarter", quarter.toString())
                .map((row, context) -> new Row(
                        row.getString("school"),
                        row.getString("name"),
                        row.getString("region"),
                        row.getBoolean("on_time"),
                        row.getInt("items"),
                        row.getInt("returned"),
                        row.getInt("lost")))
                .list();
    }

    /** The region a dinas is told of; the national library is told of all. */
    private static Optional<String> regionOf(Handle db, String partner) {
        return db.createQuery("select region_code from partners where id = :id and kind = 'dinas'")
                .bind("id", partner)
                .mapTo(String.class)
                .findOne();
    }

    private static RotationSummary summary(Quarter quarter, Optional<String> region, List<Row> all) {
        List<Row> rows = all.stream()
                .filter(row -> region.isEmpty() || (row.region() + ".").startsWith(region.get() + "."))
                .toList();
        return new RotationSummary(
                quarter,
                region.map(Region::kemendagri),
                rows.size(),
                rows.stream().mapToInt(Row::items).sum(),
                (int) rows.stream().filter(Row::onTime).count(),
                rows.stream().mapToInt(Row::returned).sum(),
                rows.stream().mapToInt(Row::lost).sum(),
                rows.stream()
                        .map(row -> new RotationSummary.School(
                                row.school(), row.name(), row.items(), row.returned(), row.lost()))
                        .toList());
    }
}
