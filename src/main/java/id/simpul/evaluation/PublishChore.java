package id.simpul.evaluation;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Question;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Publishes each quarter's evaluation, and with the fourth the year's, to every dinas and the national library (R30). */
public final class PublishChore implements Chore {
    /** The library's own part: it fixes until when things count, also if there is nobody to tell. */
    private static final String LIBRARY = "-";
    /** Who joins later is not told of quarters so long past. */
    private static final int DAYS_BACK = 80;

    private static final DueParts PARTS = new DueParts(CutOffs.JOB, """
            select part, asked.period, asked.due_on
              from unnest(:periods, :days) as asked (period, due_on)
             cross join (select '-' as part
                         union all
                         select id from partners
                          where kind in ('dinas', 'national') and removed_at is null) as parts
            """);

    private final Mornings mornings;
    private final Evaluations evaluations;
    private final CutOffs cutOffs;

    public PublishChore(Policies policies) {
        this.mornings = new Mornings(policies);
        this.evaluations = new Evaluations(policies);
        this.cutOffs = new CutOffs(policies);
    }

    @Override
    public String job() {
        return CutOffs.JOB;
    }

    @Override
    public Set<String> reads() {
        return PARTS.tables();
    }

    @Override
    public Set<String> writes() {
        return Set.of();
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        List<EvaluationPeriod> due = due(until);
        return Optional.of(
                due.isEmpty()
                        ? Question.nothing()
                        : Question.whether(parts(due, 1).sql(), parts(due, 1).binding()));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        return due(until).stream()
                .map(period -> parts(List.of(period), most).due(db))
                .filter(parts -> !parts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<EvaluationPeriod> due(Instant until) {
        Quarter quarter = Quarter.of(cutOffs.day(until)).previous();
        return Stream.of(quarter.previous(), quarter)
                .filter(one -> isDue(one, until))
                .flatMap(one -> EvaluationPeriod.publishedWith(one).stream())
                .toList();
    }

    private boolean isDue(Quarter quarter, Instant until) {
        Instant due = cutOffs.due(quarter);
        return !due.isAfter(until)
                && !cutOffs.day(due).isBefore(cutOffs.day(until).minusDays(DAYS_BACK));
    }

    private Question parts(List<EvaluationPeriod> periods, int most) {
        return PARTS.question(mornings, most, values -> values.bindArray(
                        "periods",
                        String.class,
                        periods.stream().map(EvaluationPeriod::name).toList())
                .bindArray(
                        "days",
                        LocalDate.class,
                        periods.stream()
                                .map(period -> mornings.dayOf(cutOffs.due(period.last())))
                                .toList()));
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
