package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that a partner or a librarian reads, in both languages. */
class SentencesTest {
    /** For who writes a partner's system, or keeps the hub running: they speak of messages, queues and commands. */
    private static final Set<Code> FOR_PROGRAMMERS = EnumSet.of(
            Code.NOT_JSON,
            Code.NOT_CLOUDEVENT,
            Code.WRONG_SOURCE,
            Code.UNKNOWN_TYPE,
            Code.WRONG_KIND,
            Code.SCHEMA,
            Code.UNKNOWN_FIELD,
            Code.TOO_LARGE,
            Code.PERIOD_UNKNOWN,
            Code.INSTANT_UNKNOWN,
            Code.REQUESTS_UNREAD,
            Code.FAILURE_OF_NOBODY,
            Code.FAILURE_TRIED_OFTEN,
            Code.NOT_PUT_BACK,
            Code.NOT_PAUSED,
            Code.NOT_PURGED,
            Code.SEAT_TWICE,
            Code.SEAT_PUPILS,
            Code.SEAT_UNREADABLE);

    private static final Pattern TECHNICAL = Pattern.compile(
            "\\b(?:JSON|XML|CloudEvents?|payload|schema|skema|queue|antrean|null|true|false|UTC|id|ID|pointer|envelope|amplop)\\b"
                    + "|\\b[a-z]+[A-Z]\\w*" // a field's name
                    + "|\\b(?:rotation|exchange|training|borrower|internship|service|visit|booking|agreement|information|partner|request|catalogue|statistics)\\.[a-z]"
                    + "|\\d{4}-\\d{2}-\\d{2}|\\d{4}-Q\\d");

    private static final Map<Language, Pattern> FORBIDDEN = Map.of(
            Language.ID,
                    Pattern.compile(
                            "(?i)\\b(?:barkode|kode batang|e-?mail|kotak(?! masuk)|keadaan|pustakawan|pemesanan|bertanda|tanda itu|tandanya|scan|klik|link|password)\\b"),
            Language.EN, Pattern.compile("(?i)\\b(?:1 pairs|librarian)\\b"));

    private static final Map<Language, Pattern> OTHER_LANGUAGE = Map.of(
            Language.ID,
                    Pattern.compile(
                            "(?i)\\b(?:the|and|of|is|are|with|please|your|our|book|books|batch|request|reply|school|library|run|state|box|boxes)\\b"),
            Language.EN,
                    Pattern.compile(
                            "(?i)\\b(?:yang|dan|dari|tidak|buku|kami|sudah|untuk|dengan|atau|paket|mitra|sekolah|anda|surel|kardus|perpustakaan)\\b"));

    private static final Pattern TWICE = Pattern.compile("(?i)(?<![\\w-])(\\p{L}+) \\1(?![\\w-])");
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9.]+)[^}]*}");

    @Test
    void no_partner_reads_a_technical_word_a_bare_date_or_the_code_of_a_quarter() {
        assertThat(forPartners().filter(holds(TECHNICAL))).isEmpty();
    }

    @Test
    void a_thing_has_one_name_everywhere() {
        assertThat(all().filter(one -> holds(FORBIDDEN.get(one.language())).test(one)))
                .isEmpty();
    }

    @Test
    void no_word_is_of_the_other_language() {
        // Names of settings and values, in brackets or with a point, are the same in both.
        assertThat(all().map(one -> new Sentence(
                                one.where(),
                                one.language(),
                                one.text().replaceAll("\\{[^}]*}|\\([^)]*\\)|[\\w-]+\\.[\\w-]+", "")))
                        .filter(one -> holds(OTHER_LANGUAGE.get(one.language())).test(one)))
                .isEmpty();
    }

    @Test
    void no_word_stands_there_twice() {
        assertThat(all().filter(holds(TWICE))).isEmpty();
    }

    @Test
    void what_is_a_sentence_ends_like_one() {
        Pattern end = Pattern.compile("(?s).*[.!?:}]");
        assertThat(Stream.of(Sentence.ofReasons(), Sentence.ofRules())
                        .flatMap(List::stream)
                        .filter(one -> !end.matcher(one.text()).matches()))
                .isEmpty();
        assertThat(Sentence.ofMails().stream()
                        .filter(one -> one.where().matches(".*\\.(say|do)(\\.\\d)?|.*\\.why|mail\\.answer.*"))
                        .filter(one -> !end.matcher(one.text()).matches()))
                .isEmpty();
    }

    @Test
    void both_languages_speak_of_the_same_and_leave_no_place_open() {
        assertThat(all().map(one -> new Sentence(
                                one.where(),
                                one.language(),
                                one.text().replaceAll("\\{0,choice,[^{}]*\\{0}[^{}]*}", "{0}")))
                        .filter(one -> PLACE.matcher(one.text()).replaceAll("").matches("(?s).*[{}].*")))
                .isEmpty();
        Stream.of(Sentence.ofMails(), Sentence.ofReasons(), Sentence.ofStaff())
                .forEach(some -> assertThat(places(some, Language.ID)).isEqualTo(places(some, Language.EN)));
    }

    @Test
    void templates_hold_no_words_of_their_own() {
        for (Path template : Sentence.files(Path.of("src", "main", "resources", "templates"), ".peb")) {
            String words = Sentence.read(template)
                    .replaceAll("(?s)\\{\\{.*?}}|\\{%.*?%}", " ")
                    .replaceAll("(?s)<[^>]*>", " ");
            assertThat(words.replaceAll("[^\\p{L}]+", " ").strip())
                    .as(template.toString())
                    .isEmpty();
        }
    }

    @Test
    void reasons_are_given_days_and_regions_and_not_their_codes() {
        Pattern reason = Pattern.compile("(?s)Reason\\.of\\((.*?)\\);");
        for (Path file : Sentence.files(Path.of("src", "main", "java"), ".java")) {
            Matcher found = reason.matcher(Sentence.read(file));
            while (found.find()) {
                assertThat(found.group(1))
                        .as(file.getFileName().toString())
                        .doesNotContainPattern("[oO]n\\.toString\\(\\)|[oO]n\\(\\)\\.toString\\(\\)")
                        .doesNotContainPattern("region\\(?\\)?\\.code\\(\\)|quarter\\(?\\)?\\.toString\\(\\)");
            }
        }
    }

    /** One word for a state in replies, mails and lists. */
    @Test
    void a_state_is_called_the_same_in_reasons_and_in_mails() throws Exception {
        for (String name : List.of(
                "id.simpul.rotation.batch.BatchState",
                "id.simpul.rotation.obligation.ObligationState",
                "id.simpul.exchange.PairState")) {
            for (Object state : Class.forName(name).getEnumConstants()) {
                Phrase phrase = (Phrase) call(state, "phrase");
                for (Language language : Language.values()) {
                    assertThat(new Words(language, ZoneId.of("Asia/Jakarta")).find("word.state." + call(state, "wire")))
                            .as(name + " " + state)
                            .contains(phrase.text(language));
                }
            }
        }
    }

    private static Object call(Object state, String method) throws ReflectiveOperationException {
        Method found = state.getClass().getDeclaredMethod(method);
        found.setAccessible(true);
        return found.invoke(state);
    }

    /** What partners read: all but what is for programmers. */
    private static Stream<Sentence> forPartners() {
        Set<String> excepted = new TreeSet<>();
        FOR_PROGRAMMERS.forEach(code -> excepted.add(code.name()));
        return Stream.of(Sentence.ofMails(), Sentence.ofReasons(), Sentence.ofRules())
                .flatMap(List::stream)
                .filter(one -> !excepted.contains(one.where()))
                .map(one -> new Sentence(
                        one.where(), one.language(), PLACE.matcher(one.text()).replaceAll("")));
    }

    private static Stream<Sentence> all() {
        return Stream.of(
                        Sentence.ofMails(),
                        Sentence.ofReasons(),
                        Sentence.ofRules(),
                        Sentence.ofStaff(),
                        Sentence.ofPhrases(),
                        Sentence.ofSchemas(),
                        Sentence.ofPolicy())
                .flatMap(List::stream);
    }

    private static Predicate<Sentence> holds(Pattern pattern) {
        return one -> pattern.matcher(one.text()).find();
    }

    private static Set<String> places(List<Sentence> sentences, Language language) {
        Set<String> places = new TreeSet<>();
        sentences.stream().filter(one -> one.language() == language).forEach(one -> PLACE.matcher(one.text())
                .results()
                .forEach(place -> places.add(one.where() + " " + place.group(1))));
        return places;
    }
}
