package id.simpul.delivery;

import id.simpul.ledger.Code;
import id.simpul.partner.Language;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Something that a person reads in one language.
 *
 * @param where the key, code or file in which it stands
 */
record Sentence(String where, Language language, String text) {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path SCHEMAS = Path.of("src", "main", "resources", "contract", "schemas");
    private static final String LITERAL = "((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)";
    private static final Pattern PHRASE = Pattern.compile("new Phrase\\(\\s*" + LITERAL + ",\\s*" + LITERAL + "\\)");
    private static final Pattern TITLE = Pattern.compile("\"title\": \"([^\"]*) / ([^\"]*)\"");
    private static final Pattern HINT = Pattern.compile("\"(id|en)\": \"([^\"]*)\"");

    /** Those of mails, and of the pages that links in them open. */
    static List<Sentence> ofMails() {
        return properties("/messages_%s.properties").stream()
                .filter(one -> !one.where.matches(".*\\.(pattern|facts|quote)"))
                .map(one -> new Sentence(one.where, one.language, one.text.replaceFirst("^(?:\\[[^\\]]*] )+", "")))
                .toList();
    }

    static List<Sentence> ofReasons() {
        List<Sentence> all = new ArrayList<>();
        for (Language language : Language.values()) {
            for (Code code : Code.values()) {
                all.add(new Sentence(code.name(), language, code.text(language).replace("''", "'")));
            }
        }
        return all;
    }

    static List<Sentence> ofRules() {
        return Stream.of(Language.values())
                .flatMap(language ->
                        Stream.of(Rule.values()).map(rule -> new Sentence(rule.name(), language, rule.text(language))))
                .toList();
    }

    /** Those of the command line, of {@code check} and of the printed evaluation. */
    static List<Sentence> ofStaff() {
        return Stream.of("/commands_%s.properties", "/check_%s.properties", "/evaluation/report_%s.properties")
                .flatMap(file -> properties(file).stream())
                .toList();
    }

    /** Words within the code that are said as part of a sentence, or at the head of a column. */
    static List<Sentence> ofPhrases() {
        List<Sentence> all = new ArrayList<>();
        for (Path file : files(SOURCES, ".java")) {
            PHRASE.matcher(read(file)).results().forEach(found -> {
                all.add(new Sentence(file.getFileName().toString(), Language.ID, joined(found.group(1))));
                all.add(new Sentence(file.getFileName().toString(), Language.EN, joined(found.group(2))));
            });
        }
        return all;
    }

    /** What forms and documentation call the fields of requests and notices, and what helps to fill them in. */
    static List<Sentence> ofSchemas() {
        List<Sentence> all = new ArrayList<>();
        for (Path file : files(SCHEMAS, ".json")) {
            String text = read(file);
            TITLE.matcher(text).results().forEach(found -> {
                all.add(new Sentence(file.getFileName().toString(), Language.ID, found.group(1)));
                all.add(new Sentence(file.getFileName().toString(), Language.EN, found.group(2)));
            });
            int hint = text.indexOf("\"x-hint\"");
            while (hint >= 0) {
                Matcher said = HINT.matcher(text.substring(hint, text.indexOf('}', hint)));
                while (said.find()) {
                    all.add(new Sentence(file.getFileName().toString(), Language.ofWire(said.group(1)), said.group(2)));
                }
                hint = text.indexOf("\"x-hint\"", hint + 1);
            }
        }
        return all;
    }

    /** The remarks beside the fields of the shipped policy. */
    static List<Sentence> ofPolicy() {
        String text = read(Path.of("src", "main", "resources", "policy", "policy.yaml"));
        return Pattern.compile("# (.*) / (.*)")
                .matcher(text)
                .results()
                .flatMap(remark -> Stream.of(
                        new Sentence("policy.yaml", Language.ID, remark.group(1)),
                        new Sentence("policy.yaml", Language.EN, remark.group(2))))
                .toList();
    }

    private static List<Sentence> properties(String file) {
        List<Sentence> all = new ArrayList<>();
        for (Language language : Language.values()) {
            String name = file.formatted(language.wire());
            Properties found = new Properties();
            try (var in = Sentence.class.getResourceAsStream(name)) {
                found.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            found.forEach((key, text) -> all.add(new Sentence(key.toString(), language, text.toString())));
        }
        return all;
    }

    private static String joined(String literals) {
        return literals.replaceAll("\"\\s*\\+\\s*\"", "").strip().replaceAll("^\"|\"$", "");
    }

    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return where + " (" + language.wire() + "): " + text;
    }
}
