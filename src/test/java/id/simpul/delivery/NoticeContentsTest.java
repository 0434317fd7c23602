package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.envelope.OutcomesDocumentTest;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.RecordForm;
import id.simpul.ledger.RequestDecided;
import id.simpul.ledger.RequestEntered;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Record, schema, sentences, labels and sample of a topic say the same. */
class NoticeContentsTest {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z.]*)}");
    private static final Pattern CONDITION = Pattern.compile("^\\[!?([A-Za-z.]+)(?:=([^\\]]*))?] ");

    /** Records that are one value on the wire. */
    private static final Set<Class<?>> VALUES = Set.of(PartnerId.class, Quarter.class);

    @ParameterizedTest
    @EnumSource(Topic.class)
    void a_sample_is_of_its_topic_and_fits_the_published_schema(Topic topic) {
        NoticeContent sample = NoticeSamples.of(topic);

        assertThat(sample.topic()).isEqualTo(topic);
        assertThat(sample.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(topic.wire().replace(".", ""));
        NoticeForm.assertPublished(topic, Json.tree(sample));
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void what_is_written_straight_away_is_what_its_tree_says(Topic topic) {
        NoticeContent sample = NoticeSamples.of(topic);

        assertThat(Json.written(sample)).isEqualTo(Json.text(Json.tree(sample)));
    }

    @Test
    void decimals_are_written_alike_with_and_without_a_tree() {
        for (String value : List.of("0", "0.00", "1.50", "100", "100.00", "-2.5", "0.000001")) {
            BigDecimal decimal = new BigDecimal(value);

            assertThat(Json.written(decimal)).as(value).isEqualTo(Json.text(Json.node(decimal)));
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void the_published_schema_describes_the_record_field_by_field(Topic topic) {
        Class<?> record = NoticeSamples.of(topic).getClass();
        boolean namesIt = record == RequestDecided.class || record == RequestEntered.class;
        String[] added = namesIt ? new String[0] : new String[] {"request"};

        assertThat(RecordForm.differences(record, NoticeForm.schema(topic), added))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void the_published_schema_says_in_both_languages_what_each_field_means(Topic topic) {
        assertThat(untitled("", NoticeForm.schema(topic))).isEmpty();
    }

    private static List<String> untitled(String where, JsonNode schema) {
        List<String> untitled = new ArrayList<>();
        schema.path("properties").properties().forEach(field -> {
            JsonNode property = field.getValue();
            String place = where + "/" + field.getKey();
            String title = property.path("title")
                    .asText(NoticeForm.resolved(property).path("title").asText());
            if (!title.contains(" / ")) {
                untitled.add(place);
            }
            untitled.addAll(untitled(place, property.has("items") ? property.path("items") : property));
        });
        return untitled;
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void sentences_speak_of_fields_that_there_are(Topic topic) {
        Class<?> record = NoticeSamples.of(topic).getClass();
        for (Language language : Language.values()) {
            assertThat(spokenOf(topic, language))
                    .as(language.wire())
                    .allSatisfy(
                            path -> assertThat(typeOf(record, path)).as(path).isPresent());
        }
    }

    @Test
    void sentences_of_both_languages_speak_of_the_same_fields() {
        for (Topic topic : Topic.values()) {
            assertThat(spokenOf(topic, Language.ID)).as(topic.wire()).isEqualTo(spokenOf(topic, Language.EN));
        }
    }

    @Test
    void conditions_compare_with_values_that_a_field_can_have() {
        for (Topic topic : Topic.values()) {
            messages(topic, Language.EN).values().stream()
                    .map(text -> CONDITION.matcher(text.toString()))
                    .filter(Matcher::lookingAt)
                    .filter(condition -> condition.group(2) != null)
                    .forEach(condition -> {
                        List<String> values = enumeration(topic, condition.group(1));
                        assertThat(values.isEmpty() || values.contains(condition.group(2)))
                                .as(topic.wire() + " " + condition.group())
                                .isTrue();
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_field_that_a_mail_shows_is_named_in_both_languages(Topic topic) {
        for (Language language : Language.values()) {
            Words words = new Words(language, ZoneId.of("Asia/Jakarta"));
            assertThat(shown(topic, language)).as(language.wire()).allSatisfy(field -> assertThat(label(words, field))
                    .as(field)
                    .isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void no_two_fields_of_a_mail_are_called_the_same(Topic topic) {
        for (Language language : Language.values()) {
            Words words = new Words(language, ZoneId.of("Asia/Jakarta"));
            List<String> labels = fieldsShown(topic, language).stream()
                    .map(field -> words.label(topic.wire(), field))
                    .toList();
            assertThat(labels).as(language.wire()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void every_value_of_a_field_that_a_mail_shows_is_said_in_both_languages(Topic topic) {
        for (Language language : Language.values()) {
            Words words = new Words(language, ZoneId.of("Asia/Jakarta"));
            for (String field : fieldsShown(topic, language)) {
                assertThat(enumeration(topic, field))
                        .allSatisfy(value -> assertThat(words.find("word." + field + "." + value))
                                .as(field + "." + value)
                                .isPresent());
            }
        }
    }

    @Test
    void labels_of_one_topic_name_fields_that_its_mails_show() {
        for (Topic topic : Topic.values()) {
            String prefix = "label." + topic.wire() + ".";
            assertThat(messages(Language.EN).stringPropertyNames())
                    .filteredOn(key -> key.startsWith(prefix))
                    .allSatisfy(
                            key -> assertThat(shown(topic, Language.EN)).contains(key.substring("label.".length())));
        }
    }

    /** The paths that a topic's sentences, conditions, facts and quote name. */
    private static Set<String> spokenOf(Topic topic, Language language) {
        Set<String> paths = new TreeSet<>();
        messages(topic, language).forEach((key, text) -> {
            PLACE.matcher(text.toString()).results().forEach(place -> paths.add(place.group(1)));
            Matcher condition = CONDITION.matcher(text.toString());
            if (condition.lookingAt()) {
                paths.add(condition.group(1));
            }
            if (key.toString().endsWith(".facts") || key.toString().endsWith(".quote")) {
                paths.addAll(List.of(text.toString().split(",")));
            }
        });
        return paths;
    }

    private static Optional<Type> typeOf(Class<?> record, String path) {
        if (record == RequestDecided.class && typeOf(OutcomesDocumentTest.OUTCOMES.values(), path)) {
            return Optional.of(record);
        }
        Optional<Type> type = Optional.of(record);
        for (String step : path.replaceFirst("\\.(?:and|or|when)$", "").split("\\.")) {
            type = type.flatMap(inside -> step(inside, step));
        }
        return type;
    }

    /** What a late decision brought is told like any other fact. */
    private static boolean typeOf(Collection<Class<? extends Record>> outcomes, String path) {
        return outcomes.stream().anyMatch(outcome -> typeOf(outcome, path).isPresent());
    }

    private static Optional<Type> step(Type inside, String step) {
        if (step.equals("size") && inside instanceof ParameterizedType list && list.getRawType() == List.class) {
            return Optional.of(int.class);
        }
        return inside instanceof Class<?> record && record.isRecord()
                ? Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.getName().equals(step))
                        .findFirst()
                        .map(component -> bare(component.getGenericType()))
                : Optional.empty();
    }

    /** What an optional holds. */
    private static Type bare(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    /** Where the labels are looked for of all that a mail shows: fields, and columns of tables. */
    private static Set<String> shown(Topic topic, Language language) {
        Set<String> shown = new TreeSet<>();
        fieldsShown(topic, language)
                .forEach(field -> shown.add(
                        topic.wire() + "." + field.replace(".size", "").replaceFirst(".*\\.", "")));
        for (RecordComponent list : record(topic).getRecordComponents()) {
            rowOf(list).ifPresent(row -> shown.add(topic.wire() + "." + list.getName()));
            rowOf(list).ifPresent(row -> columns(row)
                    .forEach(column -> shown.add(topic.wire() + "." + list.getName() + "." + column)));
        }
        return shown;
    }

    /** The topic's facts, and single values that nothing has told before. */
    private static Set<String> fieldsShown(Topic topic, Language language) {
        Set<String> fields = new TreeSet<>();
        Optional.ofNullable(messages(language).getProperty(topic.wire() + ".facts"))
                .ifPresent(facts -> fields.addAll(List.of(facts.split(","))));
        Set<String> told = new TreeSet<>(Letter.REFERENCES);
        told.addAll(Letter.UNTOLD);
        spokenOf(topic, language).forEach(path -> told.add(path.replaceFirst("\\..*", "")));
        Arrays.stream(record(topic).getRecordComponents())
                .filter(component -> isSingle(bare(component.getGenericType())))
                .map(RecordComponent::getName)
                .filter(name -> !told.contains(name))
                .forEach(fields::add);
        return fields;
    }

    private static boolean isSingle(Type type) {
        return type instanceof Class<?> plain
                && (!plain.isRecord() || VALUES.contains(plain))
                && plain != ObjectNode.class;
    }

    private static Optional<Class<?>> rowOf(RecordComponent component) {
        return Optional.of(bare(component.getGenericType()))
                .filter(ParameterizedType.class::isInstance)
                .map(list -> ((ParameterizedType) list).getActualTypeArguments()[0])
                .filter(row -> row instanceof Class<?> plain && plain.isRecord() && !VALUES.contains(plain))
                .filter(row -> !Letter.NO_TABLE.contains(component.getName()))
                .map(row -> (Class<?>) row);
    }

    private static Set<String> columns(Class<?> row) {
        Set<String> nested = Arrays.stream(row.getRecordComponents())
                .filter(component -> rowOf(component).isPresent())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        Set<String> columns = new TreeSet<>(RecordForm.fields(row));
        columns.removeAll(nested);
        return columns;
    }

    private static Class<?> record(Topic topic) {
        return NoticeSamples.of(topic).getClass();
    }

    private static Optional<String> label(Words words, String place) {
        String topic = place.replaceFirst("\\.[^.]*$", "");
        String last = place.substring(place.lastIndexOf('.') + 1);
        return words.find("label." + topic + "." + last).or(() -> words.find("label." + last));
    }

    private static List<String> enumeration(Topic topic, String field) {
        List<String> values = new ArrayList<>();
        JsonNode property = NoticeForm.schema(topic).path("properties").path(field);
        NoticeForm.resolved(property).path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Properties messages(Topic topic, Language language) {
        Properties own = new Properties();
        messages(language).forEach((key, text) -> {
            if (key.toString().startsWith(topic.wire() + ".")) {
                own.put(key, text);
            }
        });
        return own;
    }

    private static Properties messages(Language language) {
        Properties messages = new Properties();
        try (var in = NoticeContentsTest.class.getResourceAsStream("/messages_" + language.wire() + ".properties")) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
