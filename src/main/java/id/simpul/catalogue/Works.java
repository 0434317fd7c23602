package id.simpul.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Descriptions and the works they are of, as far as they are known here: which are one, which have been told apart by staff. */
final class Works {
    private final Map<String, SameWork> forms = new HashMap<>();
    private final Map<String, String> workOf = new HashMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Set<String>> byTitle = new HashMap<>();
    private final Set<List<String>> apart = new HashSet<>();

    /**
     * @param work the id of the title that the work goes by
     */
    void add(String id, String work, SameWork form) {
        forms.put(id, form);
        workOf.put(id, work);
        members.computeIfAbsent(work, any -> new TreeSet<>()).add(id);
        byTitle.computeIfAbsent(form.whole(), any -> new TreeSet<>()).add(id);
    }

    void apart(String one, String other) {
        apart.add(one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one));
    }

    Set<String> ids() {
        return forms.keySet();
    }

    Optional<SameWork> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    /** The work of a description; itself if it is not known yet. */
    String workOf(String id) {
        return workOf.getOrDefault(id, id);
    }

    Set<String> members(String work) {
        return members.getOrDefault(work, Set.of());
    }

    List<SameWork> forms(String work) {
        return members(work).stream().map(forms::get).toList();
    }

    /** The works of which some description has this very title. */
    Set<String> titled(String whole) {
        Set<String> works = new TreeSet<>();
        byTitle.getOrDefault(whole, Set.of()).forEach(id -> works.add(workOf(id)));
        return works;
    }

    /** Whether staff have said so of any two descriptions of theirs. */
    boolean areApart(Collection<String> ones, Collection<String> others) {
        return !apart.isEmpty()
                && ones.stream().anyMatch(one -> others.stream().anyMatch(other -> isApart(one, other)));
    }

    private boolean isApart(String one, String other) {
        return apart.contains(one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one));
    }

    void join(String joined, String work) {
        List<String> moved = new ArrayList<>(members(joined));
        moved.forEach(id -> workOf.put(id, work));
        members.computeIfAbsent(work, any -> new TreeSet<>()).addAll(moved);
        members.remove(joined);
    }
}
