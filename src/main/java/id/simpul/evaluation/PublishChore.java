package id.simpul.evaluation;

import id.simpul.agenda.Chore;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Publishes each quarter's evaluation, and with the fourth the year's, to every dinas and the national library (R30). */
public final class PublishChore implements Chore {
    /** The library's own part: it fixes until when things count, also if there is nobody to tell. */
    private static final String LIBRARY = "-";
    /** Who joins later is not told of quarters so long past. */
    private static final int DAYS_BACK = 80;

    private final Evaluations evaluations;
    private final CutOffs cutOffs;

    public PublishChore(Policies policies) {
        this.evaluations = new Evaluations(policies);
        this.cutOffs = new CutOffs(policies);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        Quarter quarter = Quarter.of(cutOffs.day(until)).previous();
        return Stream.of(quarter.previous(), quarter)
                .filter(one -> isDue(one, until))
                .flatMap(one -> EvaluationPeriod.publishedWith(one).stream())
                .map(period -> parts(db, period, most))
                .filter(parts -> !parts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean isDue(Quarter quarter, Instant until) {
        Instant due = cutOffs.due(quarter);
        return !due.isAfter(until)
                && !cutOffs.day(due).isBefore(cutOffs.day(until).minusDays(DAYS_BACK));
    }

    private List<Due> parts(Handle db, EvaluationPeriod period, int most) {
        Instant due = cutOffs.due(period.last());
        return db.createQuery("""
                        select part
                          from (select '-' as part
                                union all
                                select id from partners
                                 where kind in ('dinas', 'national') and removed_at is null) as parts
                         where not exists (select from jobs
                                            where job = :job and period = :period and jobs.part = parts.part)
                         order by part
                         limit :most
                        """)
                .bind("job", CutOffs.JOB)
                .bind("period", period.name())
                .bind("most", most)
                .mapTo(String.class)
                .map(part -> new Due(CutOffs.JOB, period.name(), part, due))
                .list();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        EvaluationPeriod period = EvaluationPeriod.parse(parts.get(0).period());
        Instant now = parts.get(0).at();
        Evaluation whole = evaluations.of(db, period, now);
        if (whole.isEmpty()) {
            return new Deed(List.of(), List.of());
        }
        List<Evaluation> trend = evaluations.trend(db, period.last(), Report.QUARTERS, now);
        Map<PartnerId, Optional<String>> readers = readers(db, parts);
        List<Notice> notices = new ArrayList<>();
        readers.forEach((reader, region) -> notices.add(Notice.to(reader, new Report(whole, region, trend).content())));
        return new Deed(List.of(), notices);
    }

    /** Who is told, and of which region beside the whole. */
    private static Map<PartnerId, Optional<String>> readers(Handle db, List<Due> parts) {
        Map<PartnerId, Optional<String>> readers = new HashMap<>();
        db.createQuery("""
                        select id, case when kind = 'dinas' then region_code end as region
                          from partners
                         where id = any(:parts)
                        """)
                .bindArray(
                        "parts",
                        String.class,
                        parts.stream()
                                .map(Due::part)
                                .filter(part -> !part.equals(LIBRARY))
                                .toList())
                .map((row, context) ->
                        Map.entry(new PartnerId(row.getString("id")), Optional.ofNullable(row.getString("region"))))
                .forEach(reader -> readers.put(reader.getKey(), reader.getValue()));
        return readers;
    }
}
