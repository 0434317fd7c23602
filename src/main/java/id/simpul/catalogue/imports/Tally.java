package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PersonalNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what is found of each kind, and gathers the lines that are worth keeping. */
final class Tally {
    private final ObjectNode counts;
    private final List<ImportLines.Line> lines = new ArrayList<>();

    Tally(ObjectNode counts) {
        this.counts = counts.deepCopy();
    }

    void count(Kind kind) {
        add(kind, 1);
    }

    void add(Kind kind, long more) {
        counts.put(kind.wire(), counts.path(kind.wire()).asLong() + more);
    }

    void set(String name, long value) {
        counts.put(name, value);
    }

    void tell(Candidates.Odd odd) {
        count(odd.kind());
        Phrase place = odd.place().shown();
        line(
                odd.kind(),
                odd.barcode(),
                odd.title(),
                new Phrase(
                        place.indonesian() + ": " + odd.why().indonesian(),
                        place.english() + ": " + odd.why().english()));
    }

    void tell(Kind kind, Candidate copy, Phrase why) {
        count(kind);
        Phrase place = copy.place().shown();
        line(
                kind,
                Optional.of(copy.barcode()),
                Optional.of(copy.item().title()),
                new Phrase(place.indonesian() + ": " + why.indonesian(), place.english() + ": " + why.english()));
    }

    private void line(Kind kind, Optional<String> barcode, Optional<String> title, Phrase says) {
        long place = counts.path(kind.wire()).asLong();
        if (place <= ImportLines.MOST_LINES) {
            lines.add(new ImportLines.Line(
                    kind.wire(),
                    place,
                    barcode,
                    title.map(Tally::plain),
                    plain(says.indonesian()),
                    plain(says.english())));
        }
    }

    /** As it can be kept: what stands in a record may hold control characters, and numbers of persons. */
    private static String plain(String text) {
        return PersonalNumbers.redact(text.replaceAll("\\p{Cntrl}+", " "));
    }

    ObjectNode counts() {
        return counts;
    }

    /** Those gathered since it was asked last. */
    List<ImportLines.Line> lines() {
        List<ImportLines.Line> gathered = List.copyOf(lines);
        lines.clear();
        return gathered;
    }

    /** How often something stands in a count of its own. */
    static void increase(ObjectNode counts, String name) {
        counts.put(name, counts.path(name).asLong() + 1);
    }

    static ObjectNode empty() {
        return Json.object();
    }
}
