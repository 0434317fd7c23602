package id.simpul.rotation.enrolment;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Question;
import id.simpul.ledger.Notice;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.planning.Prospect;
import id.simpul.rotation.planning.Prospects;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Forecasts terms for which the intake had no time (R12): those asked for together by one plan for all of them, and a notice tells
 * each school. It is due at once.
 */
@Decides(Rule.R12)
public final class ForecastChore implements Chore {
    /** Schools for which one plan is made; with more than that in it a plan takes too long for the others who wait. */
    private static final int AT_ONCE = 100;

    private final Schedule schedule;

    public ForecastChore(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public String job() {
        return QuarterWork.FORECAST;
    }

    @Override
    public Set<String> reads() {
        return Set.of("rotation_forecasts");
    }

    @Override
    public Set<String> writes() {
        return Set.of("rotation_forecasts");
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        return Optional.of(Question.whether(
                "select agreement as part, '' as period, null::date as due_on from rotation_forecasts limit 1",
                values -> {}));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        // What is done is looked up by the index by time, as Jobs.doneSince does.
        List<Due> due = db.createQuery("""
                        select agreement, asked_at
                          from rotation_forecasts
                         where asked_at <= :until
                           and not exists (select from jobs
                                            where jobs.job || '' = :job and jobs.part = rotation_forecasts.agreement
                                              and jobs.due_at = rotation_forecasts.asked_at)
                         order by asked_at, agreement
                         limit :most
                        """)
                .bind("job", job())
                .bind("until", until)
                .bind("most", Math.min(most, AT_ONCE))
                .map((row, context) -> {
                    Instant at = row.getTimestamp("asked_at").toInstant();
                    return new Due(job(), at.toString(), row.getString("agreement"), at);
                })
                .list();
        return due.stream().filter(one -> one.at().equals(due.get(0).at())).toList();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        List<LateForecasts.Awaited> awaited =
                LateForecasts.take(db, parts.stream().map(Due::part).toList());
        if (awaited.isEmpty()) {
            return Deed.SILENT;
        }
        LocalDate today = schedule.mornings().dayOf(parts.get(0).at());
        Prospect prospect = new Prospects(schedule, today)
                .read(db, awaited.stream().map(LateForecasts.Awaited::school).toList());
        Prospect.Forecast forecast = prospect.forecast(
                awaited.stream().map(LateForecasts.Awaited::seat).toList(), policy);
        List<Notice> notices = awaited.stream()
                .map(one -> TermForecast.late(
                                one.school(),
                                one.agreement(),
                                TermForecast.of(forecast.of(one.seat().school()), one.quarters()))
                        .begunBy(one.request()))
                .toList();
        return new Deed(List.of(), notices);
    }
}
