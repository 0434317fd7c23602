package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.RequestForm;
import id.simpul.ledger.RequestType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A whole request as a form, made from its schema.
 *
 * @param name by which its words are found, {@code letter.<name>.…}
 * @param about what is shown before the form: its type and form, what is known of its fields, what is added to what was typed, and
 *     sentences to be agreed to
 */
record FormSubject(String name, Function<Opened, About> about) implements Subject {
    /**
     * What the form starts from.
     *
     * @param values what its fields hold before anybody types
     * @param added fields that are not asked for
     * @param clause sentences that are read before one agrees
     * @param days those that are free, if it is known
     */
    record About(
            RequestType type,
            RequestForm form,
            Map<String, String> values,
            ObjectNode added,
            List<String> clause,
            List<LocalDate> days) {
        About {
            days = List.copyOf(days);
            values = Map.copyOf(values);
            clause = List.copyOf(clause);
        }
    }

    @Override
    public Answer page(int status, Opened opened, List<String> wrong) {
        About asked = about.apply(opened);
        PageWords words = opened.words();
        Map<String, String> values = new HashMap<>(asked.values());
        opened.visit()
                .form()
                .keySet()
                .forEach(field -> values.put(field, opened.visit().field(field)));
        Map<String, Object> model = opened.model(words.get("letter." + name + ".title"));
        model.put("wrong", wrong);
        model.put("say", words.get("letter." + name + ".say"));
        model.put("button", words.get("letter." + name + ".button"));
        model.put(
                "days",
                asked.days().stream()
                        .map(day -> Map.of(
                                "value", day.toString(),
                                "text", words.longDay(day),
                                "chosen", day.toString().equals(opened.visit().field("on"))))
                        .toList());
        model.put("clause", asked.clause());
        model.put("fields", asked.form().fields(values, words));
        return Answer.page(status, "letter-form", model);
    }

    @Override
    public Said said(Opened opened) {
        About asked = about.apply(opened);
        ObjectNode data = asked.form().data(opened.visit());
        data.setAll(asked.added());
        return new Said(asked.type(), data);
    }

    @Override
    public Thanks thanks(Opened opened, ObjectNode reply) {
        PageWords words = opened.words();
        JsonNode quarters = reply.path("outcome").path("quarters");
        List<String> recorded = quarters.isArray()
                ? List.of(words.get("letter.quarters", RenewSubject.spoken(quarters, words)))
                : List.of(words.get("letter." + name + ".noted"));
        return new Thanks(recorded, List.of(words.get("letter." + name + ".next")), "");
    }
}
