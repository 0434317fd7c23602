package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.exchange.ExchangeBook;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows what is open in exchanges and whose turn it is, and how each partner stands. */
final class ExchangeLists {
    private final Database database;
    private final int page;

    /**
     * @param page how many exchanges are read at a time
     */
    ExchangeLists(Database database, int page) {
        this.database = database;
        this.page = page;
    }

    Map<String, Act> all() {
        return Map.of("exchange.list", this::open, "exchange.balance", this::balances);
    }

    private List<ObjectNode> open(ObjectNode arguments, Staff staff) {
        Optional<PartnerId> partner = partner(arguments);
        List<ObjectNode> lines = new ArrayList<>();
        ExchangeBook.Page read = read(partner, "");
        while (read.last().isPresent()) {
            read.open().forEach(one -> lines.add(Json.tree(one)));
            read = read(partner, read.last().get());
        }
        return lines;
    }

    private ExchangeBook.Page read(Optional<PartnerId> partner, String after) {
        return database.jdbi().withHandle(db -> ExchangeBook.page(db, partner, after, page));
    }

    private List<ObjectNode> balances(ObjectNode arguments, Staff staff) {
        Optional<PartnerId> partner = partner(arguments);
        return database.jdbi().withHandle(db -> ExchangeBook.balances(db, partner)).stream()
                .map(Json::tree)
                .toList();
    }

    private static Optional<PartnerId> partner(ObjectNode arguments) {
        String named = arguments.path("partner").asText();
        if (!named.isEmpty() && !PartnerId.isValid(named)) {
            throw new NotDone("Say which partner is meant: its id as ./simpul partner list shows it.");
        }
        return Optional.of(named).filter(name -> !name.isEmpty()).map(PartnerId::new);
    }
}
