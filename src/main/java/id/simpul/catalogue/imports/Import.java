package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One import: its files, how far it is and what was found.
 *
 * @param files their SHA-256, in the order of the names
 * @param run how often it was confirmed
 * @param position how many records are dealt with
 * @param counts how many copies or records of each kind
 * @param sorted how many copies of each collection and grades
 * @param trouble why its files cannot be read
 */
record Import(
        String id,
        List<String> names,
        List<String> files,
        long bytes,
        Optional<String> format,
        PartnerId partner,
        State state,
        String askedBy,
        Instant askedAt,
        Instant changedAt,
        int run,
        long position,
        long records,
        ObjectNode counts,
        ObjectNode sorted,
        Optional<Phrase> trouble) {
    Import {
        names = List.copyOf(names);
        files = List.copyOf(files);
    }

    long count(Kind kind) {
        return counts.path(kind.wire()).asLong();
    }

    /** What the ids of its requests begin with. */
    String requests() {
        return id + "-" + run + "-";
    }
}
