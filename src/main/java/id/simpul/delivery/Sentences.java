package id.simpul.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one topic, filled in from a notice's data. A sentence that needs what the data lacks is not said, so that a
 * mail is never wrong, only shorter.
 */
final class Sentences {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z.]+)}");
    private static final Pattern CONDITION = Pattern.compile("\\[(!?)([A-Za-z.]+)(?:=([^\\]]*))?] (.*)");

    private static final Pattern WAY = Pattern.compile("(.+)\\.(and|or|when)");

    private final Words words;
    private final String topic;
    private final ObjectNode data;
    private final Set<String> used = new HashSet<>();

    Sentences(Words words, String topic, ObjectNode data) {
        this.words = words;
        this.topic = topic;
        this.data = data;
    }

    /** The line of that name, filled in. */
    Optional<String> line(String name) {
        return words.find(topic + "." + name).flatMap(this::fill);
    }

    /** The line of that name, or the first of {@code name.1}, {@code name.2} and so on that can be said. */
    Optional<String> firstOf(String name) {
        return line(name).or(() -> lines(name).stream().findFirst());
    }

    /** The lines {@code name.1}, {@code name.2} and so on, as far as they can be said. */
    List<String> lines(String name) {
        List<String> said = new ArrayList<>();
        Optional<String> pattern = words.find(topic + "." + name + ".1");
        for (int n = 2; pattern.isPresent(); n++) {
            fill(pattern.get()).ifPresent(said::add);
            pattern = words.find(topic + "." + name + "." + n);
        }
        return said;
    }

    /** The fields that the topic's table of facts shows first. */
    Set<String> facts() {
        return words.find(topic + ".facts")
                .map(fields -> new LinkedHashSet<>(List.of(fields.split(","))))
                .orElseGet(LinkedHashSet::new);
    }

    /** Several conditions, one after the other, must all hold. */
    private Optional<String> fill(String pattern) {
        Matcher condition = CONDITION.matcher(pattern);
        if (!condition.matches()) {
            return places(pattern);
        }
        return holds(condition) ? fill(condition.group(4)) : Optional.empty();
    }

    private boolean holds(Matcher condition) {
        JsonNode value = at(condition.group(2));
        Optional<String> wanted = Optional.ofNullable(condition.group(3));
        boolean found = wanted.map(value.asText()::equals)
                .orElse(!value.isMissingNode() && !value.isNull() && !(value.isArray() && value.isEmpty()));
        return found != condition.group(1).equals("!");
    }

    private Optional<String> places(String pattern) {
        Matcher places = PLACE.matcher(pattern);
        StringBuilder filled = new StringBuilder();
        while (places.find()) {
            Optional<String> value = say(places.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            places.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(places.appendTail(filled).toString());
    }

    /** A field's value in the reader's words, in the way that the last step of a place asks for: {@code daysLeft.when}. */
    Optional<String> say(String path) {
        Matcher way = WAY.matcher(path);
        return way.matches()
                ? words.say(Words.Way.valueOf(way.group(2).toUpperCase(Locale.ROOT)), way.group(1), at(way.group(1)))
                : words.say(path, at(path));
    }

    /** The single values that nothing has asked for so far, in their order. */
    List<String> unused() {
        List<String> left = new ArrayList<>();
        data.properties().forEach(field -> {
            if (!used.contains(field.getKey()) && !field.getValue().isContainerNode()) {
                left.add(field.getKey());
            }
        });
        return left;
    }

    /** {@code items.size} is how many there are; {@code document.name} a field of a field. */
    JsonNode at(String path) {
        String[] steps = path.split("\\."); // one plain character: no regular expression is made of it
        used.add(steps[0]);
        JsonNode node = data;
        for (String step : steps) {
            JsonNode next = node.path(step);
            node = next.isMissingNode() && step.equals("size") && node.isArray() ? IntNode.valueOf(node.size()) : next;
        }
        return node.isNull() ? MissingNode.getInstance() : node;
    }
}
