package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;

/**
 * A JSON value as bytes that are the same for equal values and differ for others: every text and container is preceded by
 * its length, names are sorted, numbers are written as digits and a power of ten. (RFC 8785 would make doubles of the numbers,
 * and so take different ones for equal.)
 */
final class CanonicalJson {
    private byte[] buffer = new byte[1024];
    private int length;

    byte[] bytes() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** Recurses as deep as the value; the reader of bodies bounds that. */
    void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> text('s', value.textValue());
            case NUMBER -> number(value);
            case BOOLEAN -> put(value.booleanValue() ? 't' : 'f');
            default -> put('n');
        }
    }

    @SuppressWarnings("unchecked")
    private void object(JsonNode object) {
        Map.Entry<String, JsonNode>[] fields = object.properties().toArray(Map.Entry[]::new);
        Arrays.sort(fields, Map.Entry.comparingByKey());
        size('o', fields.length);
        for (Map.Entry<String, JsonNode> field : fields) {
            text('k', field.getKey());
            write(field.getValue());
        }
    }

    private void array(JsonNode array) {
        size('a', array.size());
        for (JsonNode item : array) {
            write(item);
        }
    }

    private void number(JsonNode number) {
        if (number.isInt() || number.isLong()) {
            whole(number.longValue());
            return;
        }
        BigDecimal stripped = number.decimalValue().stripTrailingZeros();
        int tens = stripped.signum() == 0 ? 0 : -stripped.scale();
        text('d', stripped.unscaledValue() + "e" + tens);
    }

    private void whole(long number) {
        long digits = number;
        int tens = 0;
        while (digits != 0 && digits % 10 == 0) {
            digits /= 10;
            tens++;
        }
        text('d', digits + "e" + tens);
    }

    private void text(char sort, String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        size(sort, utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, buffer, length, utf8.length);
        length += utf8.length;
    }

    private void size(char sort, int size) {
        put(sort);
        reserve(Integer.BYTES);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (size >>> shift);
        }
    }

    private void put(char sort) {
        reserve(1);
        buffer[length++] = (byte) sort;
    }

    private void reserve(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
