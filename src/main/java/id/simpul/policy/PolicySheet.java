package id.simpul.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A policy to be read: each of its fields with the sentence that the shipped file says of it, in both languages. */
public final class PolicySheet {
    private static final Pattern SECTION = Pattern.compile("  ([a-z-]+):\\s*#\\s*(.+)");
    private static final Pattern FIELD = Pattern.compile("    ([a-z-]+):.*?\\s#\\s*(.+)");
    private static final Pattern NAME = Pattern.compile("    ([a-z-]+):.*");
    private static final String BETWEEN = " / ";

    private static final List<String> SHIPPED = shipped();

    private PolicySheet() {}

    /** A part of the policy, such as the rotation. */
    public record Section(String name, String indonesian, String english, List<Line> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A field.
     *
     * @param name as the file writes it: {@code rotation.batch-size}
     * @param indonesian what it means; its name where the file says nothing
     * @param value as the file writes it; empty if it is left open
     * @param entry what may be written there
     */
    public record Line(String name, String indonesian, String english, String value, PolicyEntry entry) {}

    public static List<Section> of(Policy policy) {
        List<Section> sections = new ArrayList<>();
        String section = "";
        for (String line : SHIPPED) {
            Matcher begins = SECTION.matcher(line);
            Matcher names = NAME.matcher(line);
            if (begins.matches()) {
                section = begins.group(1);
                String[] said = said(begins.group(2));
                sections.add(new Section(section, said[0], said[1], List.of()));
            } else if (names.matches() && !section.isEmpty()) {
                Section last = sections.remove(sections.size() - 1);
                List<Line> lines = new ArrayList<>(last.lines());
                lines.add(line(policy, section, names.group(1), line));
                sections.add(new Section(last.name(), last.indonesian(), last.english(), lines));
            }
        }
        return sections;
    }

    private static Line line(Policy policy, String section, String name, String text) {
        Matcher field = FIELD.matcher(text);
        String[] said = field.matches() ? said(field.group(2)) : new String[] {name, name};
        Object part = get(policy, section);
        Object value = get(part, name);
        String path = section + "." + name;
        return new Line(path, said[0], said[1], written(value), PolicyEntry.of(path, component(part, name)));
    }

    /** The words of both languages; those of the one for both where the file has no other. */
    private static String[] said(String comment) {
        int between = comment.indexOf(BETWEEN);
        String plain = comment.replaceAll("\\s*\\(R[0-9,R –-]+\\)$", "");
        return between < 0
                ? new String[] {plain, plain}
                : new String[] {comment.substring(0, between), plain.substring(between + BETWEEN.length())};
    }

    private static String written(Object value) {
        if (value instanceof Optional<?> perhaps) {
            return perhaps.map(PolicySheet::written).orElse("");
        } else if (value instanceof Collection<?> many) {
            return many.stream()
                    .sorted(PolicySheet::inOrder)
                    .map(PolicySheet::written)
                    .collect(Collectors.joining(", "));
        } else if (value instanceof Map<?, ?> map) {
            return map.toString();
        } else if (value instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        } else if (value instanceof MonthDay day) {
            return day.toString().substring("--".length());
        }
        return String.valueOf(value);
    }

    /** Numbers by size, days as the week has them, texts by alphabet. */
    @SuppressWarnings("unchecked") // of one field, and so of one type
    private static int inOrder(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static Object get(Object record, String name) {
        RecordComponent component = component(record, name);
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    private static RecordComponent component(Object record, String name) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            String kebab = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (kebab.equals(name)) {
                return component;
            }
        }
        throw new IllegalStateException("The policy has no field " + name);
    }

    /** The fields by their names, as a policy has them. */
    public static Map<String, Line> lines(Policy policy) {
        Map<String, Line> lines = new LinkedHashMap<>();
        of(policy).forEach(section -> section.lines().forEach(line -> lines.put(line.name(), line)));
        return lines;
    }

    private static List<String> shipped() {
        try (InputStream in = PolicySheet.class.getResourceAsStream("/policy/policy.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped policy cannot be read; install the hub again", e);
        }
    }
}
