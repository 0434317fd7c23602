package id.simpul.rotation.planning;

import id.simpul.ledger.Phrase;
import id.simpul.policy.Decides;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.choice.Choice;
import id.simpul.rotation.choice.Choice.Kind;
import id.simpul.rotation.choice.Choices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * What staff chose by hand, as far as a quarter's plan has to respect it.
 *
 * @param pins books chosen for this quarter's batches
 * @param keptFrom by school the titles that it is not to get now: those kept from it, and those chosen for it later
 */
@Decides({Rule.R4, Rule.R5})
record ByHand(List<Pin> pins, Map<String, Set<String>> keptFrom) {
    /**
     * A book chosen for a school.
     *
     * @param title the id of its title
     * @param name the title as it is written
     */
    record Pin(String school, String barcode, String title, String name, boolean anyCopy) {
        Phrase leftOut(String schoolName, Phrase why) {
            String book = "\"" + name + "\" (" + barcode + ")";
            return new Phrase(
                    "Pilihan petugas untuk " + schoolName + " tidak dapat diikuti, " + book + ": " + why.indonesian(),
                    "What staff chose for " + schoolName + " cannot be had, " + book + ": " + why.english());
        }
    }

    private record Copy(String title, String name) {}

    static ByHand read(Handle db, Quarter quarter) {
        List<Choice> choices = Choices.from(db, quarter);
        Map<String, Copy> copies = copies(db, choices);
        List<Pin> pins = new ArrayList<>();
        Map<String, Set<String>> keptFrom = new HashMap<>();
        for (Choice choice : choices) {
            Copy copy = copies.get(choice.barcode());
            boolean isNow = choice.quarter().map(quarter::equals).orElse(true);
            if (choice.kind() == Kind.PIN && isNow) {
                pins.add(new Pin(school(choice), choice.barcode(), copy.title(), copy.name(), choice.anyCopy()));
            } else if (choice.kind() == Kind.PIN || (choice.kind() == Kind.BLOCK && isNow)) {
                keptFrom.computeIfAbsent(school(choice), school -> new HashSet<>())
                        .add(copy.title());
            }
        }
        return new ByHand(pins, keptFrom);
    }

    private static String school(Choice choice) {
        return choice.school().orElseThrow().value();
    }

    private static Map<String, Copy> copies(Handle db, List<Choice> choices) {
        Set<String> barcodes = new TreeSet<>();
        choices.forEach(choice -> barcodes.add(choice.barcode()));
        Map<String, Copy> copies = new HashMap<>();
        db.createQuery("""
                        select items.barcode, items.title, titles.title as name
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                         where items.barcode = any(:barcodes)
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) ->
                        copies.put(row.getString("barcode"), new Copy(row.getString("title"), row.getString("name"))))
                .list();
        return copies;
    }

    /** The titles that are never to go to a school, whatever the quarter. */
    static Map<String, Set<String>> keptForGood(Handle db) {
        Map<String, Set<String>> kept = new HashMap<>();
        db.createQuery("""
                        select current_partner(rotation_choices.school) as school, items.title
                          from rotation_choices
                          join items on items.barcode = rotation_choices.barcode
                         where rotation_choices.kind = 'block' and rotation_choices.quarter is null
                           and rotation_choices.ended_on is null
                        """)
                .map((row, context) -> kept.computeIfAbsent(row.getString("school"), school -> new HashSet<>())
                        .add(row.getString("title")))
                .list();
        return kept;
    }

    boolean isKeptFrom(String school, String title) {
        return keptFrom.getOrDefault(school, Set.of()).contains(title);
    }
}
