package id.simpul.policy;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads records from YAML over what was there before, and says of each field that does not fit what is wrong with it. */
final class RecordReader {
    private final Mistakes mistakes;

    RecordReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * @param base where fields left out come from; without it every field must be there
     * @return none if anything was wrong, and then the mistakes have it
     */
    <R> Optional<R> read(Class<R> type, Node node, Optional<?> base, String path) {
        if (!(node instanceof MappingNode mapping)) {
            mistakes.addAt(
                    line(node), path, "di sini harus ada isian \"nama: nilai\"", "fields \"name: value\" belong here");
            return Optional.empty();
        }
        Map<String, RecordComponent> components = components(type);
        Map<String, Node> fields = fields(mapping, components.keySet(), path);
        List<Object> values = new ArrayList<>();
        components.forEach(
                (name, component) -> field(component, name, Optional.ofNullable(fields.get(name)), base, path)
                        .ifPresent(values::add));
        return values.size() == components.size() ? Optional.of(construct(type, values)) : Optional.empty();
    }

    private static Map<String, RecordComponent> components(Class<?> type) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        Arrays.stream(type.getRecordComponents())
                .forEach(component -> components.put(kebab(component.getName()), component));
        return components;
    }

    private Map<String, Node> fields(MappingNode mapping, Set<String> known, String path) {
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            int line = line(tuple.getKeyNode());
            if (!known.contains(name)) {
                unknown(name, known, line, join(path, name));
            } else if (fields.put(name, tuple.getValueNode()) != null) {
                mistakes.addAt(
                        line, join(path, name), "tertulis dua kali; hapus salah satu", "is there twice; delete one");
            }
        }
        return fields;
    }

    private void unknown(String name, Set<String> known, int line, String path) {
        Optional<String> nearest = Nearest.to(name, known);
        String all = String.join(", ", known);
        mistakes.addAt(
                line,
                path,
                nearest.map(near -> "isian ini tidak dikenal; mungkin maksudnya " + near)
                        .orElse("isian ini tidak dikenal; yang ada di sini: " + all),
                nearest.map(near -> "there is no such field; did you mean " + near + "?")
                        .orElse("there is no such field; those there are: " + all));
    }

    private Optional<?> field(
            RecordComponent component, String name, Optional<Node> node, Optional<?> base, String parent) {
        String path = join(parent, name);
        Optional<?> before = base.map(record -> get(component, record));
        if (component.getType() == Optional.class) {
            return node.isPresent()
                    ? perhaps(component, node.get(), path)
                    : Optional.of(before.isPresent() ? before.get() : Optional.empty());
        }
        if (node.isEmpty()) {
            if (before.isEmpty()) {
                mistakes.add(path, "belum diisi; tambahkan", "is missing; add it");
            }
            return before;
        }
        mistakes.stands(path, line(node.get()));
        if (component.getType().isRecord()) {
            return read(component.getType(), node.get(), before, path);
        }
        return component.getGenericType() instanceof ParameterizedType list
                ? many(component, (Class<?>) list.getActualTypeArguments()[0], node.get(), path)
                : one(component, component.getType(), node.get(), path);
    }

    /** A field that may be left empty. */
    private Optional<?> perhaps(RecordComponent component, Node node, String path) {
        mistakes.stands(path, line(node));
        if (node instanceof ScalarNode text && text.getValue().isBlank()) {
            return Optional.of(Optional.empty());
        }
        ParameterizedType held = (ParameterizedType) component.getGenericType();
        Optional<?> value = one(component, (Class<?>) held.getActualTypeArguments()[0], node, path);
        return value.isEmpty() ? value : Optional.of(value);
    }

    private Optional<?> many(RecordComponent component, Class<?> type, Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            mistakes.addAt(line(node), path, "harus berupa daftar seperti [a, b]", "must be a list like [a, b]");
            return Optional.empty();
        }
        Set<Object> values = new LinkedHashSet<>();
        for (Node element : sequence.getValue()) {
            Optional<?> value = one(component, type, element, path);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!values.add(value.get())) {
                mistakes.addAt(
                        line(element),
                        path,
                        value.get() + " tertulis dua kali; hapus salah satu",
                        value.get() + " is there twice; delete one");
            }
        }
        return Optional.of(
                component.getType() == List.class ? List.copyOf(values) : Collections.unmodifiableSet(values));
    }

    private Optional<?> one(RecordComponent component, Class<?> type, Node node, String path) {
        Scalar scalar = Scalar.of(type);
        if (!(node instanceof ScalarNode text)) {
            mistakes.addAt(line(node), path, "harus " + scalar.indonesian(), "must be " + scalar.english());
            return Optional.empty();
        }
        Optional<Object> value = scalar.parse(text.getValue());
        if (value.isEmpty()) {
            refuse(node, path, text.getValue(), scalar.indonesian(), scalar.english());
            return Optional.empty();
        }
        return value.filter(parsed -> fits(component, parsed, node, path));
    }

    private boolean fits(RecordComponent component, Object value, Node node, String path) {
        Range range = component.getAnnotation(Range.class);
        if (range != null && ((int) value < range.min() || (int) value > range.max())) {
            String bounds = range.min() + " - " + range.max();
            refuse(node, path, value, "bilangan " + bounds, "a number from " + bounds);
            return false;
        }
        OneOf words = component.getAnnotation(OneOf.class);
        if (words != null && !List.of(words.value()).contains(value)) {
            String all = String.join(", ", words.value());
            refuse(node, path, value, "salah satu dari " + all, "one of " + all);
            return false;
        }
        return true;
    }

    private void refuse(Node node, String path, Object value, String indonesian, String english) {
        mistakes.addAt(
                line(node),
                path,
                "\"" + value + "\" tidak dapat dipakai; tulis " + indonesian,
                "\"" + value + "\" cannot be used; write " + english);
    }

    private static Object get(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    private static <R> R construct(Class<R> type, List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make " + type, e);
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
