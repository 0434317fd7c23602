package id.simpul.evaluation;

import java.util.List;

/** What the library's own system counted of its partners' people. */
final class LibrarySources {
    private LibrarySources() {}

    /** Of each day the report that was the last one by the cut-off. */
    static final String LAST_REPORTS = """
            select distinct on (on_day) report, on_day
              from statistics_days
             where on_day between %s and %s and recorded_at <= :asOf
             order by on_day, report desc
            """;

    /** Of each region what came from it and its parts; a part counts only where the day's report does not name what lies around it there. Codes are so long. */
    static final String OF_REGIONS = """
            , named as materialized (
                select parts.report, parts.name, parts.visits, parts.new_members
                  from last
                  join statistics_parts parts on parts.report = last.report and parts.scope = 'region'),
            within as (
                select named.*, long, left(name, long) as region
                  from named
                  join (values (2), (5), (8), (13)) as levels (long) on long <= length(name)),
            counted as (
                select within.*,
                       max(long) filter (where around.name <> within.name) over (partition by within.report, within.name) as told
                  from within
                  left join named around on around.report = within.report and around.name = within.region)
            select region as name, sum(visits) as visits, sum(new_members) as new_members
              from counted
             where long > coalesce(told, 0)
             group by region
            """;

    private static final String IN_THE_PERIOD = """
            , last as (%s)
            select names.partner, sum(parts.visits) as visits, sum(parts.new_members) as new_members
              from last
              join statistics_parts parts on parts.report = last.report and parts.scope = 'partner'
              join names on names.id = parts.name
             group by names.partner
            """.formatted(LAST_REPORTS.formatted(":from", ":to"));

    /**
     * As many whole months before the beginning as after it, at most those of the policy; only if the library counted in both,
     * on about as many days.
     */
    private static final String WINDOWS = """
            , begun as (
                select %s as partner, min(on_day) as on_day from (%s) as beginnings
                 group by grouping sets (%s) having min(on_day) <= :to),
            spans as (
                select partner, on_day,
                       least(:months, extract(year from age(:to::date + 1, on_day)) * 12
                                    + extract(month from age(:to::date + 1, on_day)))::int as months
                  from begun),
            windows as (
                select partner, months, on_day as middle, (on_day - make_interval(months => months))::date as first,
                       (on_day + make_interval(months => months))::date as past
                  from spans
                 where months > 0),
            last as (%s),
            -- Else the days of each window would be counted anew for each row that is joined with it.
            covered as materialized (
                select windows.*
                  from windows
                 cross join lateral (
                       select count(*) filter (where last.on_day < middle) as before,
                              count(*) filter (where last.on_day >= middle) as after
                         from last
                        where last.on_day >= first and last.on_day < past) as days
                 where least(days.before, days.after) > 0
                   and least(days.before, days.after) * 2 >= greatest(days.before, days.after))
            """;

    private static final String OF_PARTNERS = """
            , counted as materialized (
                select parts.name, parts.on_day, parts.visits, parts.new_members
                  from last
                  join statistics_parts parts on parts.report = last.report and parts.scope = 'partner')
            select covered.partner, min(covered.middle) as middle, min(covered.months) as months,
                   sum(parts.visits) filter (where parts.on_day < middle) as visits_before,
                   sum(parts.visits) filter (where parts.on_day >= middle) as visits_after,
                   sum(parts.new_members) filter (where parts.on_day < middle) as members_before,
                   sum(parts.new_members) filter (where parts.on_day >= middle) as members_after
              from covered
              join names on names.partner = covered.partner
              join counted parts on parts.name = names.id
               and parts.on_day >= covered.first and parts.on_day < covered.past
             group by covered.partner
            having count(*) filter (where parts.on_day < middle) > 0
               and count(*) filter (where parts.on_day >= middle) > 0
            """;

    private static final String OF_THE_LIBRARY = """
            select covered.middle, covered.months,
                   sum(days.visits) filter (where days.on_day < middle) as visits_before,
                   sum(days.visits) filter (where days.on_day >= middle) as visits_after,
                   sum(days.new_members) filter (where days.on_day < middle) as members_before,
                   sum(days.new_members) filter (where days.on_day >= middle) as members_after
              from covered
              join last on last.on_day >= covered.first and last.on_day < covered.past
              join statistics_days days on days.report = last.report
             group by covered.middle, covered.months
            """;

    static Source inThePeriod() {
        return Source.of(IN_THE_PERIOD, Count.VISITS, Count.NEW_MEMBERS);
    }

    /**
     * @param withAgreements whether formal agreements are kept, with which a cooperation begins too
     */
    static Source beforeAndAfter(boolean withAgreements) {
        return Source.of(
                windows(withAgreements, "partner", "partner") + OF_PARTNERS,
                Count.VISITS_BEFORE,
                Count.VISITS_AFTER,
                Count.MEMBERS_BEFORE,
                Count.MEMBERS_AFTER);
    }

    /** The same of all who came to the library, before and after the first cooperation of all began. */
    static Source wholeBeforeAndAfter(boolean withAgreements) {
        return Source.of(windows(withAgreements, "''", "()") + OF_THE_LIBRARY);
    }

    private static String windows(boolean withAgreements, String partner, String grouping) {
        return WINDOWS.formatted(
                partner,
                beginnings(withAgreements),
                grouping,
                LAST_REPORTS.formatted("(select min(first) from windows)", "(select max(past) from windows)"));
    }

    /** On which days a partner's forms of cooperation began. */
    static String beginnings(boolean withAgreements) {
        String enrolled = """
                select names.partner, rotation_agreements.enrolled_on as on_day
                  from rotation_agreements
                  join names on names.id = rotation_agreements.school
                 where exists (select from events
                                where events.subject = rotation_agreements.id and events.step = 'enrolled'
                                  and events.at <= :asOf)
                """;
        String signed = """
                union all
                select names.partner, agreements.from_day
                  from agreements
                  join agreement_parties on agreement_parties.agreement = agreements.id
                  join names on names.id = agreement_parties.partner
                """;
        return withAgreements ? enrolled + signed : enrolled;
    }

    static List<String> tablesOfAgreements() {
        return List.of("agreements", "agreement_parties");
    }
}
