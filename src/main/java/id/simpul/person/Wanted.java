package id.simpul.person;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what a person is known: a reference, a name, an address, a telephone number; each as whole words, however it is capitalised.
 *
 * @param person one to five of them, all of the same person
 */
public record Wanted(List<String> person) {
    private static final int FEWEST_OF_PHONE = 8;
    private static final String BETWEEN = "[^0-9[:alpha:]]{0,2}";

    public Wanted {
        person = List.copyOf(person);
    }

    /** For PostgreSQL's {@code ~*}. */
    String expression() {
        return "(^|[^[:alnum:]])(" + person.stream().map(Wanted::expression).collect(Collectors.joining("|"))
                + ")($|[^[:alnum:]])";
    }

    /** The same for Java. */
    Pattern pattern() {
        return Pattern.compile(
                expression().replace("[:alnum:]", "\\p{Alnum}").replace("[:alpha:]", "\\p{Alpha}"),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static String expression(String one) {
        String text = one.strip();
        String digits = text.replaceAll("[^0-9]", "");
        boolean phone = digits.length() >= FEWEST_OF_PHONE && text.matches("[0-9+() .-]+");
        if (phone) {
            String plain = digits.replaceFirst("^(?:0|62)", "");
            return "(?:\\+?62|0)?" + BETWEEN + plain.replaceAll("(?<=.)(?=.)", Matcher.quoteReplacement(BETWEEN));
        }
        return text.replaceAll("[^\\p{L}\\p{N}\\s]", "\\\\$0").replaceAll("\\s+", "\\\\s+");
    }
}
