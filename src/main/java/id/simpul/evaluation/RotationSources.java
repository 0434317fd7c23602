package id.simpul.evaluation;

import java.util.List;

/** What is counted of the rotation, from the days on which things happened and were recorded, never from how they stand now. */
final class RotationSources {
    private RotationSources() {}

    /** What is told after the cut-off to have left before it changes nothing of what was published. */
    private static final String TOLD = """
            not exists (select from events
                         where events.subject = batches.id and events.step = 'dispatched' and events.at > :asOf)
            """;

    static final List<Source> ALL =
            List.of(delivered(), brought(), returned(), dueBack(), opened(), ended(), open(), surveys());

    /**
     * Batches that were to be brought; those of a school that left before are none, nor is one that was held back for what its school
     * had not replaced, unless the library did not bring it once nothing held it back.
     */
    private static Source delivered() {
        return Source.of("""
                select names.partner, count(*) as expected,
                       count(*) filter (where batches.dispatched_on <= batches.deliver_on and TOLD) as punctual
                  from batches
                  join names on names.id = batches.school
                 where batches.deliver_on between :from and :to
                   and not exists (select from events
                                    where events.subject = batches.id and events.step = 'cancelled'
                                      and events.at <= :asOf
                                      and events.detail::jsonb ->> 'because' in ('withdrawn', 'held-back'))
                   and (batches.dispatched_on <= batches.deliver_on and TOLD
                        or not exists (select from events
                                        where events.subject = batches.id and events.step = 'held-back'
                                          and events.at <= :asOf)
                        or exists (select from events
                                    where events.subject = batches.id and events.step = 'cancelled'
                                      and events.at <= :asOf
                                      and events.detail::jsonb ->> 'because' = 'not-delivered'))
                 group by names.partner
                """.replace("TOLD", TOLD), Count.EXPECTED, Count.PUNCTUAL);
    }

    /**
     * What went out; an item is repeated if the school, or one it took the place of, had had the copy or its work with an earlier
     * batch that went out. Works are as they are known by now, by what was recorded and by what the copies are catalogued as.
     */
    private static Source brought() {
        return Source.of("""
                , family as (
                    select one.id as school, other.id as other
                      from names one
                      join names other on other.partner = one.partner),
                brought as (
                    select id, school, places, dispatched_on
                      from batches
                     where dispatched_on between :from and :to and TOLD),
                lines as (
                    select brought.id as batch, brought.school, brought.dispatched_on, batch_items.barcode,
                           coalesce(titles.same_as, titles.id) as work, items.title as by_now
                      from brought
                      join batch_items on batch_items.batch = brought.id
                      join titles on titles.id = batch_items.title
                      join items on items.barcode = batch_items.barcode
                     where batch_items.state not in ('planned', 'dropped')),
                had as (
                    select family.school, earlier.id as batch, earlier.dispatched_on, known.work
                      from (select distinct school from brought) as schools
                      join family on family.school = schools.school
                      join batches earlier on earlier.school = family.other and earlier.dispatched_on <= :to
                      join batch_items on batch_items.batch = earlier.id and batch_items.state not in ('planned', 'dropped')
                      join titles on titles.id = batch_items.title
                      join items on items.barcode = batch_items.barcode
                     cross join lateral (values (coalesce(titles.same_as, titles.id)), (items.title)) as known (work)),
                repeated as (
                    select distinct lines.batch, lines.barcode
                      from lines
                     cross join lateral (values (lines.work), (lines.by_now)) as known (work)
                      join had on had.school = lines.school and had.work = known.work
                       and (had.dispatched_on, had.batch) < (lines.dispatched_on, lines.batch)),
                counted as (
                    select lines.batch, count(*) as items, count(repeated.barcode) as repeated
                      from lines
                      left join repeated on repeated.batch = lines.batch and repeated.barcode = lines.barcode
                     group by lines.batch)
                select names.partner, count(*) as batches, sum(brought.places) as places,
                       coalesce(sum(counted.items), 0) as items, coalesce(sum(counted.repeated), 0) as repeated
                  from brought
                  join names on names.id = brought.school
                  left join counted on counted.batch = brought.id
                 group by names.partner
                """.replace("TOLD", TOLD), Count.BATCHES, Count.PLACES, Count.ITEMS, Count.REPEATED);
    }

    /**
     * A batch is back on time if by its day all of it was given back or accounted for: by the day of the collection, not of the scan.
     * What staff found when they looked counts more than what the school said.
     */
    private static Source returned() {
        return Source.of("""
                select names.partner, count(*) as due,
                       count(*) filter (where coalesce(
                           (select (events.detail::jsonb ->> 'on')::date <= batches.due_on
                              from events
                             where events.subject = batches.id and events.step = 'closed' and events.at <= :asOf
                               and not exists (select from events after
                                                where after.subject = batches.id and after.seq > events.seq
                                                  and after.step = 'reopened' and after.at <= :asOf)
                             order by events.seq desc
                             limit 1),
                           exists (
                               select from events
                                where events.subject = batches.id and events.step in ('returned', 'closed')
                                  and events.at <= :asOf
                                  and coalesce((events.detail::jsonb ->> 'on')::date, (events.at at time zone :zone)::date)
                                      <= batches.due_on
                                  and not exists (select from events after
                                                   where after.subject = batches.id and after.seq > events.seq
                                                     and after.at <= :asOf
                                                     and (after.step = 'reopened'
                                                          or after.step = 'checked-in'
                                                             and (after.detail::jsonb ->> 'out')::int > 0))))) as returned
                  from batches
                  join names on names.id = batches.school
                 where batches.due_on between :from and :to and batches.dispatched_on <= :to and TOLD
                 group by names.partner
                """.replace("TOLD", TOLD), Count.DUE, Count.RETURNED);
    }

    /** Lost of what was to be given back: by its day of return, whenever the loss was noticed, as far as it was known. */
    private static Source dueBack() {
        return Source.of("""
                select names.partner, count(*) as due_back,
                       count(*) filter (where exists (
                           select from obligations
                            where obligations.batch = batches.id and obligations.barcode = batch_items.barcode
                              and (obligations.how is distinct from 'found' or obligations.settled_on > :to)
                              and exists (select from events
                                           where events.subject = obligations.id and events.step = 'opened'
                                             and events.at <= :asOf))) as lost
                  from batches
                  join names on names.id = batches.school
                  join batch_items on batch_items.batch = batches.id
                   and batch_items.state not in ('planned', 'dropped')
                 where batches.due_on between :from and :to and batches.dispatched_on <= :to and TOLD
                 group by names.partner
                """.replace("TOLD", TOLD), Count.DUE_BACK, Count.LOST);
    }

    private static Source opened() {
        return Source.of("""
                select names.partner, count(*) as opened
                  from obligations
                  join names on names.id = obligations.school
                 where obligations.opened_on between :from and :to
                   and exists (select from events
                                where events.subject = obligations.id and events.step = 'opened' and events.at <= :asOf)
                 group by names.partner
                """, Count.OPENED);
    }

    private static Source ended() {
        return Source.of("""
                select names.partner, count(*) filter (where obligations.state = 'settled') as settled,
                       count(*) filter (where obligations.state = 'waived') as waived
                  from obligations
                  join names on names.id = obligations.school
                 where obligations.settled_on between :from and :to
                 group by names.partner
                """, Count.SETTLED, Count.WAIVED);
    }

    private static Source open() {
        return Source.of("""
                select names.partner, count(*) as open, count(*) filter (where obligations.due_on <= :to) as overdue
                  from obligations
                  join names on names.id = obligations.school
                 where obligations.opened_on <= :to and (obligations.settled_on is null or obligations.settled_on > :to)
                   and exists (select from events
                                where events.subject = obligations.id and events.step = 'opened' and events.at <= :asOf)
                 group by names.partner
                """, Count.OPEN, Count.OVERDUE);
    }

    private static Source surveys() {
        return Source.of("""
                select names.partner, count(*) as answers, count(surveys.rating) as ratings,
                       coalesce(sum(surveys.rating), 0) as rating_sum, sum(lent.times) as loans
                  from surveys
                  join batches on batches.id = surveys.batch
                  join names on names.id = batches.school
                 cross join lateral (select sum(value::bigint) as times from jsonb_each_text(surveys.loans)) as lent
                 where surveys.answered_on between :from and :to
                   and exists (select from events
                                where events.subject = surveys.batch and events.step = 'surveyed' and events.at <= :asOf)
                 group by names.partner
                """, Count.ANSWERS, Count.RATINGS, Count.RATING_SUM, Count.LOANS);
    }
}
