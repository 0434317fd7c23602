package id.simpul.rotation.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Turns planned titles into copies with barcodes: the same plan and barcodes always give the same items. */
public final class CopyPicker {
    private CopyPicker() {}

    /**
     * @param barcodes for each title the copies the plan counted on, those to be used first in front
     * @param earlier for each barcode the school it was set aside for by an earlier plan; it stays there if the school still
     *     gets the title
     * @return by school, then title
     * @throws IllegalArgumentException if a title has fewer barcodes than the plan was told of copies
     */
    public static List<AssignedItem> assign(
            Plan plan, Map<String, List<String>> barcodes, Map<String, String> earlier) {
        Map<String, List<String>> schoolsByTitle = new HashMap<>();
        for (PlannedBatch batch : plan.batches()) {
            for (String title : batch.titles()) {
                schoolsByTitle.computeIfAbsent(title, t -> new ArrayList<>()).add(batch.school());
            }
        }
        Map<String, List<AssignedItem>> bySchool = new HashMap<>();
        sorted(schoolsByTitle.keySet()).forEach(title -> {
            List<String> copies = barcodes.getOrDefault(title, List.of());
            for (AssignedItem item : assign(title, schoolsByTitle.get(title), copies, earlier)) {
                bySchool.computeIfAbsent(item.school(), s -> new ArrayList<>()).add(item);
            }
        });
        return sorted(bySchool.keySet())
                .flatMap(school -> bySchool.get(school).stream())
                .toList();
    }

    private static Stream<String> sorted(Set<String> ids) {
        return ids.stream().sorted();
    }

    private static List<AssignedItem> assign(
            String title, List<String> schools, List<String> barcodes, Map<String, String> earlier) {
        if (barcodes.size() < schools.size()) {
            throw new IllegalArgumentException("Title " + title + " is planned for " + schools.size()
                    + " schools, but has " + barcodes.size() + " barcodes: plan again with the copies there are");
        }
        List<AssignedItem> items = new ArrayList<>();
        Set<String> waiting = new LinkedHashSet<>(schools);
        List<String> rest = new ArrayList<>();
        for (String barcode : barcodes) {
            String school = earlier.getOrDefault(barcode, "");
            if (waiting.remove(school)) {
                items.add(new AssignedItem(school, title, barcode));
            } else {
                rest.add(barcode);
            }
        }
        int next = 0;
        for (String school : waiting) {
            items.add(new AssignedItem(school, title, rest.get(next++)));
        }
        return items;
    }
}
