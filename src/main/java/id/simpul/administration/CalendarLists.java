package id.simpul.administration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Calendar;
import id.simpul.policy.ImportedCalendars;
import java.util.Comparator;
import java.util.List;

/** The calendars in force with their versions, sources and dates, for staff to look at. */
final class CalendarLists {
    private CalendarLists() {}

    public static List<Listing<?>> all(ImportedCalendars calendars) {
        return List.of(new Listing<>(
                "calendar.list",
                List.<Column<Calendar>>of(
                        Column.number("version", new Phrase("versi", "version"), Calendar::version),
                        Column.id("name", new Phrase("nama", "name"), Calendar::name),
                        Column.text("region", new Phrase("wilayah", "region"), one -> one.region()
                                .orElse("")),
                        Column.text("published", new Phrase("terbit", "published"), Calendar::published),
                        Column.text("from", new Phrase("dari", "from"), Calendar::from),
                        Column.text("to", new Phrase("sampai", "to"), Calendar::to),
                        Column.number("entries", new Phrase("hari", "entries"), one -> one.entries()
                                .size()),
                        Column.text("source", new Phrase("sumber", "source"), Calendar::source)),
                (db, query) -> Page.whole(calendars.current().imported().stream()
                        .sorted(Comparator.comparingInt(Calendar::version).thenComparing(Calendar::name))
                        .toList())));
    }

    static ObjectNode shown(Calendar calendar) {
        return Json.object()
                .put("version", calendar.version())
                .put("name", calendar.name())
                .put("region", calendar.region().orElse(""))
                .put("published", calendar.published().toString())
                .put("from", calendar.from().toString())
                .put("to", calendar.to().toString())
                .put("entries", calendar.entries().size())
                .put("source", calendar.source());
    }
}
