package id.simpul.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.console.attention.AttentionPage;
import id.simpul.console.attention.FailurePage;
import id.simpul.console.attention.GroupActPage;
import id.simpul.console.attention.RetryPage;
import id.simpul.console.catalogue.ImportActPage;
import id.simpul.console.catalogue.ImportPage;
import id.simpul.console.catalogue.UploadPage;
import id.simpul.console.frame.ActLinks;
import id.simpul.console.frame.ActPage;
import id.simpul.console.frame.Door;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Setting;
import id.simpul.console.frame.ThingPage;
import id.simpul.console.help.HelpPage;
import id.simpul.console.letter.JoinParts;
import id.simpul.console.letter.LetterPages;
import id.simpul.console.login.Entrance;
import id.simpul.console.login.LogInPages;
import id.simpul.console.mail.MailPage;
import id.simpul.console.pending.PendingPage;
import id.simpul.console.report.ReportFile;
import id.simpul.console.report.ReportPage;
import id.simpul.console.report.Reports;
import id.simpul.console.report.ReportsPage;
import id.simpul.console.rules.CalendarMoves;
import id.simpul.console.rules.CalendarPage;
import id.simpul.console.rules.PolicyChangePage;
import id.simpul.console.rules.PolicyMoves;
import id.simpul.console.rules.PolicyPage;
import id.simpul.console.session.Role;
import id.simpul.console.session.Sessions;
import id.simpul.console.sheet.SheetPages;
import id.simpul.console.system.SystemPage;
import id.simpul.console.today.TodayPage;
import id.simpul.feature.Document;
import id.simpul.feature.Today;
import id.simpul.ledger.Events;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.policy.CalendarFolder;
import id.simpul.policy.Policies;
import id.simpul.sheet.SheetHand;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The staff console: all its pages, at the hub's web server. */
public final class Console implements AutoCloseable {
    private static final long SWEEP_MILLIS = 600_000;

    /** People wait by it, also where the hub's clock is set. */
    private static final InstantSource MACHINE = InstantSource.system();

    private final Door door;

    /**
     * What it stands on.
     *
     * @param setting of the frame
     * @param entrance of the pages of coming in
     * @param reads the lists of the features
     * @param patient the same without the short limits of pages
     * @param hand through which it acts
     * @param today what the features ask of staff
     * @param clock what the hub takes the time to be
     * @param check what {@code ./simpul check} says, in a language
     */
    public record Parts(
            Setting setting,
            Entrance entrance,
            Reads reads,
            Reads patient,
            Hand hand,
            Function<Today.Asked, Today> today,
            Clock clock,
            Function<Language, List<ObjectNode>> check,
            String version,
            Rules rules,
            JoinParts letters,
            Catalogues catalogues) {}

    /**
     * Where catalogues are brought in.
     *
     * @param folder where files lie while they come
     */
    public record Catalogues(CatalogueImports imports, Path folder) {}

    /**
     * By what the hub goes, and what it writes whole.
     *
     * @param regions of the schools that take part now
     */
    public record Rules(
            Policies policies,
            CalendarFolder calendars,
            List<Document> documents,
            Function<Handle, List<String>> regions) {}

    public Console(Vertx vertx, Parts parts) {
        door = new Door(vertx, parts.setting(), pages(parts));
        Sessions sessions = parts.setting().sessions();
        vertx.setPeriodic(
                SWEEP_MILLIS,
                every -> vertx.executeBlocking(
                        () -> {
                            sessions.sweep();
                            SheetPages.sweep(parts.reads(), MACHINE);
                            return true;
                        },
                        false));
    }

    /** Every page there is; see the package for how to add one. */
    private static List<Page> pages(Parts parts) {
        Set<String> addresses = new HashSet<>();
        List<Page> pages = new ArrayList<>(List.of(
                new ActPage(parts.hand()),
                new TodayPage(parts.reads(), parts.today(), parts.clock(), path -> isThere(addresses, path)),
                new SystemPage(parts.check(), parts.version())));
        pages.addAll(LogInPages.all(parts.entrance()));
        pages.addAll(new CooperationPages(parts.reads(), parts.hand(), parts.clock()).all());
        pages.addAll(users(parts.reads()));
        pages.addAll(RotationPages.all(parts));
        pages.addAll(trouble(parts));
        pages.addAll(records(parts));
        pages.addAll(rules(parts));
        pages.addAll(LetterPages.all(parts.letters()));
        pages.addAll(SheetPages.all(parts.reads(), new SheetHand(parts.hand()::together), MACHINE));
        pages.addAll(catalogue(parts));
        pages.forEach(page -> addresses.add(page.address()));
        return pages;
    }

    private static boolean isThere(Set<String> addresses, String path) {
        return addresses.stream().anyMatch(address -> path.matches(address.replaceAll(":[a-z]+", "[^/]+")));
    }

    /** What went wrong, what waits, and what was written. */
    private static List<Page> trouble(Parts parts) {
        Reads reads = parts.reads();
        ListPage failures = ListPage.at("/failures", "failures", reads).leadingTo("/failures/:failure");
        ListPage pending = ListPage.at("/pending", "pending", reads)
                .leading(PendingPage::of)
                .counted();
        ListPage answers = ListPage.at("/answers", "answer.list", reads)
                .forRole(Role.OPERATOR)
                .leading(row -> Optional.of(ActLinks.address(
                        RequestType.STAFF_ANSWER_CLOSE,
                        Map.of("answer", row.path("answer").asText()),
                        "/answers")));
        ListPage mails = ListPage.at("/mail", "mail.all", reads)
                .leadingTo("/mail/:delivery")
                .without("to");
        List<Page> pages = new ArrayList<>(failures.all());
        pages.addAll(pending.all());
        pages.addAll(mails.all());
        pages.addAll(answers.all());
        pages.add(new FailurePage(
                ThingPage.at("/failures/:failure", "failures", "failures", reads, failures)
                        .telling((db, id, most) -> Events.latestOfSubject(db, id, most)),
                reads));
        pages.add(new AttentionPage(reads, parts.clock()));
        pages.add(new GroupActPage(reads, parts.hand(), parts.clock()));
        pages.addAll(RetryPage.all(reads));
        pages.add(new PendingPage(reads, parts.hand()));
        pages.add(new MailPage(reads, mails, parts.hand()));
        return pages;
    }

    /** Reports, and who did what. */
    private static List<Page> records(Parts parts) {
        Reports reports = new Reports(parts.patient(), parts.rules().documents());
        List<Page> pages = new ArrayList<>(ReportFile.all(reports));
        pages.add(new ReportsPage(parts.clock()));
        pages.add(new ReportPage(reports, parts.clock()));
        pages.addAll(ListPage.at("/activity", "activity", parts.reads()).all());
        pages.addAll(HelpPage.all());
        return pages;
    }

    /** Calendars, the policy, and what is done by itself. */
    private static List<Page> rules(Parts parts) {
        Rules rules = parts.rules();
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

    private static LocalDate today(Parts parts) {
        return LocalDate.ofInstant(
                parts.clock().instant(), parts.rules().policies().zone());
    }

    /** The catalogue as it is brought in, which titles may be one work, and which copies are gone. */
    private static List<Page> catalogue(Parts parts) {
        Reads reads = parts.reads();
        List<Page> pages = new ArrayList<>(ListPage.at("/catalogue", "catalogue.imports", reads)
                .leadingTo("/catalogue/imports/:import")
                .with(
                        RequestType.STAFF_CATALOGUE_IMPORT,
                        RequestType.STAFF_CATALOGUE_COPIES,
                        RequestType.STAFF_CATALOGUE_JOIN,
                        RequestType.STAFF_CATALOGUE_UNJOIN)
                .all());
        pages.addAll(
                ListPage.at("/catalogue/lines", "catalogue.import.lines", reads).all());
        pages.addAll(ImportPage.all(reads));
        pages.add(new ImportActPage(parts.hand()));
        pages.add(
                new UploadPage(parts.catalogues().imports(), parts.catalogues().folder()));
        return pages;
    }

    /** Of users and of who is in: for administrators. */
    private static List<Page> users(Reads reads) {
        ListPage list = ListPage.at("/users", "user.list", reads)
                .forRole(Role.ADMINISTRATOR)
                .leadingTo("/users/:user")
                .with(RequestType.STAFF_USER_ADD);
        ListPage sessions = ListPage.at("/sessions", "session.list", reads)
                .forRole(Role.ADMINISTRATOR)
                .leading(row -> Optional.of(ActLinks.address(
                        RequestType.STAFF_SESSION_END,
                        Map.of("session", row.path("session").asText()),
                        "/sessions")));
        List<Page> pages = new ArrayList<>(list.all());
        pages.addAll(sessions.all());
        pages.add(ThingPage.at("/users/:user", "user.list", "user", reads, list)
                .with(RequestType.STAFF_USER_ROLE, "user", "user")
                .with(RequestType.STAFF_USER_RESET, "user", "user")
                .with(RequestType.STAFF_USER_BIND, "user", "user")
                .with(RequestType.STAFF_USER_UNBIND, "user", "user")
                .with(RequestType.STAFF_USER_END, "user", "user")
                .showing("session.list", "user", "")
                .telling((db, id, most) -> Events.latestOfSubject(db, id, most)));
        return pages;
    }

    /** Whether a page there takes files; it asks for itself who sends them. */
    public boolean takesFiles(String path) {
        return door.takesFiles(path);
    }

    /** Puts it onto the router that Camel has made. */
    public void mount(Router router) {
        door.mount(router);
    }

    @Override
    public void close() {
        door.close();
    }
}
