package id.simpul.rotation.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Contacts;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import id.simpul.paper.DeliverySheet;
import id.simpul.paper.Pages;
import id.simpul.paper.RunSheet;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.planning.Trips;
import id.simpul.rotation.planning.Trips.Trip;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** A sheet for each trip of the vehicle; it alone names whom to ask for at the schools. */
record RunPapers(Schedule schedule, Clock clock) {
    private static final int IN_ONE_FILE = 100;

    Document document() {
        return new Document(
                "paper.delivery-sheet",
                List.of(
                        WantedBatches.quarter(true),
                        Print.day(),
                        Print.number("run", new Phrase("perjalanan", "run")),
                        Filter.language()),
                this::write);
    }

    private Page<ObjectNode> write(Handle db, Query query) {
        Print print = Print.of(query, schedule, clock);
        Quarter quarter = Quarter.parse(query.filter("quarter").orElseThrow());
        List<Trip> all = new Trips(schedule, print.today())
                .read(db, quarter).stream()
                        .filter(trip -> isWanted(trip, query))
                        .toList();
        if (all.isEmpty()) {
            throw Print.nothing(
                    "tidak ada perjalanan seperti itu; ./simpul plan " + quarter + " --dry-run menunjukkan yang ada",
                    "there is no such run; ./simpul plan " + quarter + " --dry-run shows what there is");
        }
        int from = query.after().map(Integer::parseInt).orElse(0);
        int to = Math.min(all.size(), from + IN_ONE_FILE);
        List<ObjectNode> file = from < to ? List.of(Print.file(sheets(db, print, all.subList(from, to)))) : List.of();
        return new Page<>(file, to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
    }

    private static boolean isWanted(Trip trip, Query query) {
        return query.filter("on").map(day -> trip.day().toString().equals(day)).orElse(true)
                && query.filter("run")
                        .map(run -> Integer.toString(trip.number()).equals(run))
                        .orElse(true);
    }

    private static byte[] sheets(Handle db, Print print, List<Trip> trips) {
        Contacts contacts = Contacts.of(
                db,
                trips.stream()
                        .flatMap(trip -> trip.visits().stream())
                        .map(Trips.Visit::school)
                        .distinct()
                        .toList());
        Pages pages = print.pages("delivery-sheet");
        DeliverySheet sheet = new DeliverySheet(pages);
        trips.forEach(trip -> sheet.draw(new RunSheet(
                trip.day(),
                trip.number(),
                Spoken.region(trip.district()),
                trip.visits().stream().map(visit -> stop(visit, contacts)).toList())));
        return pages.bytes();
    }

    private static RunSheet.Stop stop(Trips.Visit visit, Contacts contacts) {
        return new RunSheet.Stop(
                visit.name(),
                contacts.address(visit.school()),
                contacts.person(visit.school()),
                contacts.phone(visit.school()),
                visit.brings(),
                visit.fetches());
    }
}
