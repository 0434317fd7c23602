package id.simpul.console;

import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.rules.CalendarMoves;
import id.simpul.console.rules.CalendarPage;
import id.simpul.console.rules.PolicyChangePage;
import id.simpul.console.rules.PolicyMoves;
import id.simpul.console.rules.PolicyPage;
import id.simpul.console.session.Role;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of what the hub goes by: calendars, the policy, and what is done by itself. */
final class RulePages {
    private RulePages() {}

    static List<Page> all(Console.Parts parts) {
        Console.Rules rules = parts.rules();
        ListPage calendars =
                ListPage.at("/calendar", "calendar.list", parts.reads()).with(RequestType.STAFF_CALENDAR_IMPORT);
        ListPage kept = ListPage.at("/kept", "retention.list", parts.reads())
                .forRole(Role.ADMINISTRATOR)
                .without("kind");
        ListPage jobs = ListPage.at("/jobs", "jobs", parts.reads())
                .forRole(Role.ADMINISTRATOR)
                .without("work")
                .leading(row -> Optional.of(ActLinks.address(
                        RequestType.STAFF_JOB_RUN,
                        Map.of("work", row.path("work").asText()),
                        "/jobs")));
        List<Page> pages = new ArrayList<>(calendars.all());
        pages.addAll(jobs.all());
        pages.addAll(kept.all());
        pages.addAll(ListPage.at("/exposed", "person.exposed", parts.reads())
                .forRole(Role.ADMINISTRATOR)
                .with(RequestType.STAFF_PERSON_FIND, RequestType.STAFF_PERSON_EXPORT, RequestType.STAFF_PERSON_ERASE)
                .all());
        pages.add(new PolicyPage(rules.policies(), parts.clock()));
        pages.add(new CalendarPage(
                rules.calendars(),
                calendar -> CalendarMoves.of(
                        rules.calendars().current(),
                        calendar,
                        rules.policies().asOf(parts.clock().instant()),
                        parts.reads().read(rules.regions()),
                        today(parts)),
                parts.hand(),
                parts.clock()));
        pages.add(new PolicyChangePage(
                rules.policies(),
                next -> PolicyMoves.of(
                        rules.policies().versions(),
                        next,
                        rules.calendars().current().latest(),
                        parts.reads().read(rules.regions()),
                        today(parts)),
                parts.hand(),
                parts.clock()));
        return pages;
    }

    private static LocalDate today(Console.Parts parts) {
        return LocalDate.ofInstant(
                parts.clock().instant(), parts.rules().policies().zone());
    }
}
