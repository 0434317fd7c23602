package id.simpul.console.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.RequestType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of a partner's request on a page without session, made from the request's own schema as the forms of staff are. */
public final class RequestForm {
    private final ActForm form;
    private final Set<String> known;

    private RequestForm(RequestType type, Set<String> known) {
        this.form = ActForm.of(type);
        this.known = known;
    }

    /**
     * @param known fields that are not asked for, by their paths
     */
    public static RequestForm of(RequestType type, String... known) {
        return new RequestForm(type, Set.of(known));
    }

    private boolean isAsked(ActField field) {
        return known.stream()
                .noneMatch(one -> field.path().equals(one) || field.path().startsWith(one + "."));
    }

    /**
     * As {@code fields.html.peb} shows them.
     *
     * @param values what they hold, by their paths
     */
    public List<Map<String, Object>> fields(Map<String, String> values, PageWords words) {
        return form.fields().stream()
                .filter(this::isAsked)
                .map(field -> ActPage.shown(field, values.getOrDefault(field.path(), ""), List.of(), words))
                .toList();
    }

    /** What was typed, as the request's data. */
    public ObjectNode data(Visit visit) {
        Set<String> asked =
                form.fields().stream().filter(this::isAsked).map(ActField::path).collect(Collectors.toSet());
        return form.data(path -> asked.contains(path) ? visit.field(path) : "");
    }
}
