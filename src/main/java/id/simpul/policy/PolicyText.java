package id.simpul.policy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a version of the policy as a policy file has it, from what it changes. */
public final class PolicyText {
    private static final Set<PolicyEntry.Kind> MANY = Set.of(PolicyEntry.Kind.LIST, PolicyEntry.Kind.CHOICES);

    private PolicyText() {}

    /**
     * @param changes by the names of the fields: {@code rotation.box-size}; several values with commas between them
     * @param before what it changes
     */
    public static String of(LocalDate from, Map<String, String> changes, Policy before) {
        Map<String, PolicySheet.Line> known = PolicySheet.lines(before);
        StringBuilder text = new StringBuilder("- effective: " + from + "\n");
        String section = "";
        for (Map.Entry<String, String> change : new TreeMap<>(changes).entrySet()) {
            String[] path = change.getKey().split("\\.", 2);
            if (!path[0].equals(section)) {
                section = path[0];
                text.append("  ").append(section).append(":\n");
            }
            text.append("    ").append(path.length > 1 ? path[1] : "?").append(": ");
            PolicySheet.Line line = known.get(change.getKey());
            boolean many = line != null && MANY.contains(line.entry().kind());
            text.append(many ? list(change.getValue()) : quoted(change.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String list(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(PolicyText::quoted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String value) {
        return "'" + value.strip().replaceAll("[\\p{Cntrl}]+", " ").replace("'", "''") + "'";
    }
}
