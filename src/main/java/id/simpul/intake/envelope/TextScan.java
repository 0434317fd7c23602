package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PersonalNumbers;
import java.math.BigDecimal;
import java.util.Map;

/** Goes through every text, name and number of a message for what the hub must not take wherever it stands. */
final class TextScan {
    /** Beyond this a number is nothing the hub could count, and writing it out would take gigabytes. */
    private static final int MOST_TENS = 400;

    private static final Phrase NOT_UNICODE =
            new Phrase("memuat setengah karakter (surrogate)", "it holds half a character (a lone surrogate)");
    private static final Phrase TOO_LONG =
            new Phrase("bilangan terlalu besar atau terlalu kecil", "the number is too large or too small");

    private static final ThingFields THING = new ThingFields(true, false, Map.of(), ThingFields.NONE.others());

    private final Problems problems;
    private final StringBuilder path = new StringBuilder();
    private boolean countable = true;

    TextScan(Problems problems) {
        this.problems = problems;
    }

    /**
     * The attributes and, knowing which of its fields name things, the data.
     *
     * @return whether all numbers are small enough to be looked at any closer
     */
    boolean event(JsonNode event, ThingFields data) {
        for (Map.Entry<String, JsonNode> attribute : event.properties()) {
            String name = attribute.getKey();
            boolean trace = name.equals("traceparent") && isTrace(attribute.getValue());
            field(name, false, attribute.getValue(), name.equals("data") ? data : trace ? THING : ThingFields.NONE);
        }
        return countable;
    }

    /** W3C trace context: its ids are random and may be digits only. */
    private static boolean isTrace(JsonNode value) {
        return value.asText().matches("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    private void value(JsonNode value, ThingFields things) {
        if (value.isTextual()) {
            text(value.textValue(), things.here());
        } else if (value.isObject()) {
            fields(value, things);
        } else if (value.isArray()) {
            items(value, things);
        } else if (value.isNumber()) {
            number(value);
        }
    }

    private void fields(JsonNode object, ThingFields things) {
        Neighbours neighbours = new Neighbours();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = field.getKey();
            ThingFields known = things.field(name);
            field(name, things.names(), field.getValue(), known);
            boolean completed = !things.names() && neighbours.completesName(name);
            if (!known.here() && (neighbours.completes(field.getValue()) || completed)) {
                problems.add(Code.PERSONAL_NUMBER, path + "/" + Problems.escape(name));
            }
        }
    }

    private void items(JsonNode array, ThingFields things) {
        Neighbours neighbours = new Neighbours();
        int length = path.length();
        for (int i = 0; i < array.size(); i++) {
            path.append('/').append(i);
            value(array.get(i), things.other());
            if (!things.other().here() && neighbours.completes(array.get(i))) {
                problems.add(Code.PERSONAL_NUMBER, path.toString());
            }
            path.setLength(length);
        }
    }

    private void field(String name, boolean nameIsThing, JsonNode value, ThingFields things) {
        int length = path.length();
        path.append('/').append(Problems.escape(name));
        text(name, nameIsThing);
        value(value, things);
        path.setLength(length);
    }

    private void text(String text, boolean thing) {
        if (!thing && PersonalNumbers.in(text)) {
            problems.add(Code.PERSONAL_NUMBER, path.toString());
        }
        if (hasLoneSurrogate(text)) {
            problems.add(Code.SCHEMA, path.toString(), Breach.name(path.toString()), NOT_UNICODE);
        }
    }

    private void number(JsonNode number) {
        if (number.isInt()) {
            return;
        }
        BigDecimal value = number.decimalValue();
        if (Math.abs((long) value.precision() - value.scale()) > MOST_TENS
                || Math.abs((long) value.scale()) > MOST_TENS) {
            countable = false;
            problems.add(Code.SCHEMA, path.toString(), Breach.name(path.toString()), TOO_LONG);
        } else if (PersonalNumbers.in(value)) {
            problems.add(Code.PERSONAL_NUMBER, path.toString());
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
