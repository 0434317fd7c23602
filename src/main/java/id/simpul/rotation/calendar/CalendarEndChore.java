package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Question;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.CalendarEnd;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.enrolment.Enrolments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Notes once, and tells staff if they take notices, that a region's calendars end: another has to be imported by then (R7). */
@Decides(Rule.R7)
final class CalendarEndChore implements Chore {
    private static final String JOB = "rotation.calendar-end";

    private final Schedule schedule;

    CalendarEndChore(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public String job() {
        return JOB;
    }

    @Override
    public Set<String> reads() {
        return Set.of("rotation_agreements");
    }

    @Override
    public Set<String> writes() {
        return Set.of();
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        return Optional.of(Question.whether(
                Enrolments.REGIONS, values -> {}, rows -> near(rows.stream().map(Question.Row::part), today)
                        .findAny()
                        .isPresent()));
    }

    private Stream<CalendarEnd> near(Stream<String> regions, LocalDate today) {
        Policy policy = schedule.policyOn(today);
        return regions.map(region -> CalendarEnd.of(region, schedule.almanac(), policy, today))
                .filter(end -> end.isNear(today));
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        List<Due> ends = near(Enrolments.regions(db).stream(), today)
                .map(end -> new Due(
                        JOB,
                        end.until().orElseThrow().toString(),
                        end.region(),
                        schedule.mornings().at(today)))
                .toList();
        List<Due> due = Jobs.undone(db, ends);
        return due.stream()
                .filter(one -> one.period().equals(due.get(0).period()))
                .limit(most)
                .toList();
    }

    /** Staff who get no mails see it in the plan and in {@code check}. */
    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        LocalDate until = LocalDate.parse(parts.get(0).period());
        List<String> regions = parts.stream().map(Due::part).toList();
        List<Effect> noted =
                regions.stream().<Effect>map(region -> new Noted(region, until)).toList();
        List<Notice> told = policy.library().staffMail().isPresent()
                ? List.of(Notice.to(PartnerId.STAFF, new CalendarEnding(until, regions)))
                : List.of();
        return new Deed(noted, told);
    }

    private record Noted(String region, LocalDate until) implements Effect {
        @Override
        public List<Event> events() {
            return List.of(new Event(
                    PartnerId.STAFF, region, "calendar-ends", Json.object().put("until", until.toString())));
        }
    }
}
