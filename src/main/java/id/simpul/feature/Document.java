package id.simpul.feature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Reason;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A report for whoever asks: as lines for programs, as text to be read, or as a file, of which a long one comes in parts. */
public record Document(String name, List<Filter> filters, Writer writer) {
    public Document {
        filters = List.copyOf(filters);
    }

    /** Who writes it. */
    @FunctionalInterface
    public interface Writer {
        /** Lines for programs, or one with the {@code text}, or several with what a file holds. */
        Page<ObjectNode> write(Handle db, Query query);
    }

    /**
     * @throws NotShown if it cannot be written so
     */
    public Page<ObjectNode> write(Handle db, Query query) {
        List<Reason> against = Filter.against(filters, query);
        if (!against.isEmpty()) {
            throw new NotShown(against);
        }
        return writer.write(db, query);
    }
}
