package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.delivery.LetterSamples.LetterSample;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Writes every mail to {@code target/letters}, as text and as a page, in both languages, so that they can be read through:
 * {@code ./mvnw -Pletters test}.
 */
class LettersToReadTest {
    private static final Pattern OF_THE_WIRE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d{4}-Q\\d|\\b1[0-9]\\.\\d\\d\\b|[{}]|\\b(?:null|true|false)\\b"
                    + "|\\b(?:bat|agr|exc|obl|prp|bkg|ann|gft|trn|prv|sd|r|p)-?\\d|universitas-contoh"
                    + "|\\b(?:rotation|exchange|training|borrower|visit|booking|agreement|request|partner)\\.[a-z]"
                    + "|\\b(?:returned-in-part|checked-in|read-on-premises|service-use|comparative-study|class-visit|not-delivered)\\b"
                    + "|\\b[a-z]+[A-Z]\\w*");
    private static final Path FOLDER = Path.of("target", "letters");

    private final Letters letters = new Letters(Samples.SENDER);

    @Test
    void every_mail_lies_there_to_be_read() throws IOException {
        Files.createDirectories(FOLDER);
        Set<String> names = new HashSet<>();
        for (LetterSample sample : LetterSamples.all()) {
            for (Language language : Language.values()) {
                String name = language.wire() + "-" + sample.name();
                assertThat(names.add(name)).as("one name, one mail: " + name).isTrue();
                write(name, letters.compose(sample.delivery(language)));
            }
        }
    }

    @Test
    void several_notices_in_one_mail_lie_there_too() throws IOException {
        Files.createDirectories(FOLDER);
        List<LetterSample> some = LetterSamples.all().stream()
                .filter(sample -> sample.variant().isEmpty())
                .toList();
        for (Language language : Language.values()) {
            List<Delivery> all =
                    some.stream().map(sample -> sample.delivery(language)).toList();
            Delivery together = all.get(0).gathering("mls-1", all.subList(1, all.size()));
            write(language.wire() + "-several", letters.compose(together));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_sentence_of_a_mail_stands_in_one_that_lies_there(Language language) {
        Words words = new Words(language, Samples.SENDER.zone());
        Set<String> unsaid = new TreeSet<>();
        Sentence.ofMails().stream().map(Sentence::where).forEach(unsaid::add);
        unsaid.removeIf(key -> !key.matches(".*[.](?:subject|title|say|do|why|reasons)(?:[.]\\d+)?")
                || key.matches("(?:mail|mails|label|link)[.].*"));
        for (LetterSample sample : LetterSamples.all()) {
            Letter letter = new Letter(words, sample.topic(), sample.data());
            String topic = sample.topic().wire() + ".";
            unsaid.removeIf(key -> key.startsWith(topic)
                    && letter.notice().line(key.substring(topic.length())).isPresent());
        }
        assertThat(unsaid).isEmpty();
    }

    /** What is not there for people: codes, ids but the one to refer to, values as the wire spells them. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void no_mail_shows_a_code_an_id_a_bare_date_or_a_word_of_the_wire(Language language) {
        Words words = new Words(language, Samples.SENDER.zone());
        for (LetterSample sample : LetterSamples.all()) {
            Mail mail = letters.compose(sample.delivery(language));
            String read = mail.subject() + "\n"
                    + mail.text()
                            .replaceAll("(?m)^" + words.get("mail.reference") + ": .*$", "")
                            .replace("kerjasama@perpustakaan.example", "");
            assertThat(read).as(language.wire() + " " + sample.name()).doesNotContainPattern(OF_THE_WIRE);
            mail.attachments().stream()
                    .filter(file -> file.type().startsWith("text/csv"))
                    .forEach(file -> assertThat(new String(file.content(), StandardCharsets.UTF_8))
                            .as(sample.name() + " " + file.name())
                            .doesNotContainPattern(OF_THE_WIRE));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_mail_says_whom_to_call_and_every_mail_that_asks_for_word_how_to_give_it(Language language) {
        Words words = new Words(language, Samples.SENDER.zone());
        String answer = words.get("mail.answer.phone", Samples.SENDER.email(), Samples.SENDER.phone());
        for (LetterSample sample : LetterSamples.all()) {
            Mail mail = letters.compose(sample.delivery(language));
            boolean asks = mail.html().contains(words.get("mail.todo"))
                    && !Set.of(
                                    Topic.ADDRESS_CONFIRM,
                                    Topic.JOIN_ASKED,
                                    Topic.LETTER_AGAIN,
                                    Topic.CALENDAR_ENDING,
                                    Topic.STAFF_MORNING)
                            .contains(sample.topic());

            assertThat(mail.text()).as(sample.name()).contains("(0752) 000000");
            assertThat(mail.text().contains(answer)).as(sample.name()).isEqualTo(asks);
        }
    }

    @Test
    void without_a_telephone_number_no_mail_says_that_one_can_call() {
        Sender sender = new Sender(
                Samples.SENDER.library(),
                Samples.SENDER.address(),
                "",
                Samples.SENDER.email(),
                Samples.SENDER.staff(),
                Samples.SENDER.zone());
        Letters silent = new Letters(sender);
        for (LetterSample sample : LetterSamples.all()) {
            // How a partner said something is no number to call.
            assertThat(silent.compose(sample.delivery(Language.ID))
                            .text()
                            .replace("sampaikan Ibu Contoh lewat telepon", ""))
                    .as(sample.name())
                    .doesNotContain("telepon")
                    .contains("kerjasama@perpustakaan.example");
        }
    }

    private static void write(String name, Mail mail) throws IOException {
        StringBuilder text = new StringBuilder(mail.subject()).append("\n\n").append(mail.text());
        mail.attachments()
                .forEach(file -> text.append("\n[").append(file.name()).append(']'));
        Files.writeString(FOLDER.resolve(name + ".txt"), text.append('\n'));
        Files.writeString(FOLDER.resolve(name + ".html"), mail.html());
    }
}
