package id.simpul.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The name by which a partner is known on the wire; also the last part of its queues' addresses. */
public record PartnerId(String value) implements Comparable<PartnerId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");

    /** The name under which acts of the library's staff are recorded; no partner may be called so. */
    public static final PartnerId STAFF = new PartnerId("staff");

    /**
     * @throws IllegalArgumentException if the value is not of the form {@code [a-z0-9][a-z0-9-]{1,62}}
     */
    @JsonCreator
    public PartnerId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A partner id is 2 to 63 of a-z, 0-9 and '-', and does not begin with '-': " + value);
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(PartnerId other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
