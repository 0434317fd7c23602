package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.delivery.LetterSamples.LetterSample;
import id.simpul.partner.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Writes every mail to {@code target/letters}, as text and as a page, in both languages, so that they can be read through:
 * {@code ./mvnw -Pletters test}.
 */
class LettersToReadTest {
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

    private static void write(String name, Mail mail) throws IOException {
        StringBuilder text = new StringBuilder(mail.subject()).append("\n\n").append(mail.text());
        mail.attachments().forEach(file -> text.append("\n[").append(file.name()).append(']'));
        Files.writeString(FOLDER.resolve(name + ".txt"), text.append('\n'));
        Files.writeString(FOLDER.resolve(name + ".html"), mail.html());
    }
}
