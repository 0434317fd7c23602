package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.hub.control.Act;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.rotation.obligation.ObligationBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what is to be replaced, and what became of everything ever lost. */
final class ObligationLists {
    private final Database database;
    private final int page;

    /**
     * @param page how many are read at a time
     */
    ObligationLists(Database database, int page) {
        this.database = database;
        this.page = page;
    }

    Map<String, Act> all() {
        return Map.of("obligation.list", this::open, "obligation.fates", this::fates);
    }

    private List<ObjectNode> open(ObjectNode arguments, Staff staff) {
        return shown(true);
    }

    private List<ObjectNode> fates(ObjectNode arguments, Staff staff) {
        return arguments.path("each").asBoolean()
                ? shown(false)
                : database.jdbi().withHandle(ObligationBook::fates).stream()
                        .map(fate -> Json.object()
                                .put("state", fate.state().wire())
                                .put("how", fate.how().orElse(""))
                                .put("items", fate.items()))
                        .toList();
    }

    private List<ObjectNode> shown(boolean onlyOpen) {
        List<ObjectNode> lines = new ArrayList<>();
        List<ObligationBook.Entry> read = page(onlyOpen, Optional.empty());
        while (!read.isEmpty()) {
            read.forEach(entry -> lines.add(onlyOpen ? owed(entry) : fate(entry)));
            read = page(onlyOpen, Optional.of(read.get(read.size() - 1)));
        }
        return lines;
    }

    private List<ObligationBook.Entry> page(boolean onlyOpen, Optional<ObligationBook.Entry> after) {
        return database.jdbi().withHandle(db -> ObligationBook.page(db, onlyOpen, after, page));
    }

    private static ObjectNode owed(ObligationBook.Entry entry) {
        return named(entry).put("dueOn", entry.dueOn().toString());
    }

    private static ObjectNode fate(ObligationBook.Entry entry) {
        return named(entry)
                .put("how", entry.how().orElse(""))
                .put("on", entry.settledOn().map(LocalDate::toString).orElse(""))
                .put("reason", entry.reason().orElse(""));
    }

    private static ObjectNode named(ObligationBook.Entry entry) {
        return Json.object()
                .put("obligation", entry.obligation())
                .put("school", entry.school().value())
                .put("name", entry.schoolName())
                .put("barcode", entry.barcode())
                .put("title", entry.title())
                .put("state", entry.state().wire())
                .put("since", entry.since().toString());
    }
}
