package id.simpul.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.console.frame.ActPage;
import id.simpul.console.frame.Door;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Setting;
import id.simpul.console.help.HelpPage;
import id.simpul.console.letter.JoinParts;
import id.simpul.console.letter.LetterPages;
import id.simpul.console.login.Entrance;
import id.simpul.console.login.LogInPages;
import id.simpul.console.report.ReportFile;
import id.simpul.console.report.ReportPage;
import id.simpul.console.report.Reports;
import id.simpul.console.report.ReportsPage;
import id.simpul.console.session.Sessions;
import id.simpul.console.sheet.SheetPages;
import id.simpul.console.system.SystemPage;
import id.simpul.console.today.TodayPage;
import id.simpul.feature.Document;
import id.simpul.feature.Today;
import id.simpul.partner.Language;
import id.simpul.policy.ImportedCalendars;
import id.simpul.policy.Policies;
import id.simpul.sheet.SheetHand;
import id.simpul.web.FrontDoor;
import id.simpul.web.server.HttpServers;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
            ImportedCalendars calendars,
            List<Document> documents,
            Function<Handle, List<String>> regions) {}

    public Console(HttpServers vertx, Parts parts) {
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
        pages.addAll(UserPages.all(parts.reads()));
        pages.addAll(RotationPages.all(parts));
        pages.addAll(TroublePages.all(parts));
        pages.addAll(records(parts));
        pages.addAll(RulePages.all(parts));
        pages.addAll(LetterPages.all(parts.letters()));
        pages.addAll(SheetPages.all(parts.reads(), new SheetHand(parts.hand()::together), MACHINE));
        pages.addAll(CataloguePages.all(parts));
        pages.forEach(page -> addresses.add(page.address()));
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

    private static boolean isThere(Set<String> addresses, String path) {
        return addresses.stream().anyMatch(address -> path.matches(address.replaceAll(":[a-z]+", "[^/]+")));
    }

    /** What the door of the hub asks of its pages. */
    public FrontDoor.Pages pages() {
        return door;
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
