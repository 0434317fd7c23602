package id.simpul.console.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.feature.Listing;
import id.simpul.feature.Looks;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What pages read from: the lists of the features, by a few connections of their own. */
public final class Reads {
    private final Database database;
    private final InstantSource clock;
    private final Map<String, Listing<?>> lists;

    /**
     * @param database for callers, with few connections, so that no report starves the intake
     */
    public Reads(Database database, InstantSource clock, List<Listing<?>> lists) {
        this.database = database;
        this.clock = clock;
        this.lists = lists.stream().collect(Collectors.toMap(Listing::name, list -> list));
    }

    public Listing<?> list(String name) {
        return Optional.ofNullable(lists.get(name))
                .orElseThrow(() -> new IllegalArgumentException("There is no list " + name));
    }

    /** A page of a list. */
    public Page<ObjectNode> page(String list, Query query) {
        return read(db -> {
            Page<ObjectNode> page = list(list).page(db, query);
            Looks.keepHere(db, list(list), page.rows(), clock.instant());
            return page;
        });
    }

    /** The rows of a list that are found by one value, as many as fit one page. */
    public List<ObjectNode> rows(String list, String filter, String value, int most) {
        return page(list, new Query(Map.of(filter, value), Optional.empty(), most))
                .rows();
    }

    public <T> T read(Function<Handle, T> reading) {
        return database.inTransaction(reading::apply);
    }
}
