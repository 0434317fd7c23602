package id.simpul.mailbox;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a mail says by itself, without what it answers. */
final class OwnWords {
    /** Where what is answered begins again, as mail programs here write it, or a signature. */
    private static final List<Pattern> QUOTED = List.of(
            Pattern.compile("^\\s*>.*"),
            Pattern.compile("^\\s*(pada|on)\\b.*\\b(menulis|wrote)\\s*:?\\s*$", Pattern.CASE_INSENSITIVE),
            Pattern.compile("^\\s*(pada|on)\\b.*\\d{4}.*@.*", Pattern.CASE_INSENSITIVE),
            Pattern.compile(
                    "^\\s*-{2,}\\s*(original message|pesan asli|forwarded message|pesan terusan).*",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("^\\s*_{10,}\\s*$"),
            Pattern.compile("^\\s*(from|dari)\\s*:.*@.*", Pattern.CASE_INSENSITIVE),
            Pattern.compile("^-- ?$"),
            Pattern.compile(
                    "^\\s*(sent from|dikirim dari|get outlook|dapatkan outlook)\\b.*", Pattern.CASE_INSENSITIVE));

    private OwnWords() {}

    /** The text without what it quotes, without a signature. */
    static String of(String text) {
        List<String> own = new ArrayList<>();
        String[] lines = text.replace("\r\n", "\n").split("\n");
        for (int place = 0; place < lines.length; place++) {
            String line = lines[place];
            if (isQuote(line) && String.join("", own).isBlank()) {
                return below(lines, place);
            }
            // Some programs break the line that says who wrote when.
            String folded = place + 1 < lines.length ? line + " " + lines[place + 1].strip() : line;
            if (QUOTED.stream().anyMatch(quoted -> quoted.matcher(line).matches())
                    || QUOTED.get(1).matcher(folded).matches()) {
                break;
            }
            own.add(line.strip());
        }
        return String.join("\n", own).strip();
    }

    private static boolean isQuote(String line) {
        return line.strip().startsWith(">");
    }

    /** What was written below a quotation, by those who answer there. */
    private static String below(String[] lines, int first) {
        return Arrays.stream(lines)
                .skip(first)
                .filter(line -> !isQuote(line))
                .takeWhile(line ->
                        QUOTED.stream().noneMatch(quoted -> quoted.matcher(line).matches()))
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
