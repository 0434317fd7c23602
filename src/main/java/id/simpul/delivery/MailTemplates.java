package id.simpul.delivery;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The templates of mails: one for the plain text and one for the page, which holds the same. */
final class MailTemplates {
    private static final Pattern GAPS = Pattern.compile("\n{3,}");

    private final PebbleEngine engine;

    MailTemplates() {
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("templates");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .newLineTrimming(false)
                .build();
    }

    /** What is left out leaves no gap behind. */
    String text(String template, Map<String, Object> page) {
        return GAPS.matcher(render(template + ".txt.peb", page))
                        .replaceAll("\n\n")
                        .strip() + "\n";
    }

    String html(String template, Map<String, Object> page) {
        return render(template + ".html.peb", page);
    }

    private String render(String template, Map<String, Object> page) {
        StringWriter out = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(out, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
