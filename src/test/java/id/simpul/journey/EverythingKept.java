package id.simpul.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** All that a hub keeps or has said: its tables, the files in its home, its mails as they are read, and its log. */
final class EverythingKept implements AutoCloseable {
    private final WholeHub hub;
    private final Log log = new Log();

    EverythingKept(WholeHub hub) {
        this.hub = hub;
        log.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().addAppender(log, null, null);
        context.updateLoggers();
    }

    /** Each text by the place where it was found. */
    Map<String, List<String>> texts() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String column : hub.rows("""
                select quote_ident(c.table_name) || '.' || quote_ident(c.column_name)
                  from information_schema.columns c
                  join information_schema.tables t using (table_schema, table_name)
                 where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                   and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'ARRAY', 'name')
                 order by 1
                """)) {
            String table = column.substring(0, column.indexOf('.'));
            all.put(
                    column,
                    hub.rows("select " + column + "::text from " + table + " where " + column + " is not null"));
        }
        all.putAll(files());
        all.put("log", log.lines());
        return all;
    }

    /** Of the files of database and broker their servers know what they mean; the tables are read above. */
    private Map<String, List<String>> files() {
        return FilesInUse.whole(() -> {
            Map<String, List<String>> files = new LinkedHashMap<>();
            for (Path file : FilesInUse.of(hub.home())) {
                String inHome = hub.home().relativize(file).toString();
                files.put(inHome, inHome.endsWith(".eml") ? mail(file) : List.of(text(file)));
            }
            return files;
        });
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, ISO_8859_1);
    }

    private static List<String> mail(Path file) throws IOException {
        List<String> texts = new ArrayList<>(List.of(text(file)));
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(null, in);
            texts.add(mail.getSubject());
            parts(mail, texts);
        } catch (MessagingException e) {
            throw new IllegalStateException(file + " is no mail", e);
        }
        return texts;
    }

    private static void parts(Part part, List<String> texts) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart one = many.getBodyPart(i);
                parts(one, texts);
            }
        } else {
            texts.add(new String(part.getInputStream().readAllBytes(), UTF_8));
        }
    }

    @Override
    public void close() {
        ((LoggerContext) LogManager.getContext(false))
                .getConfiguration()
                .getRootLogger()
                .removeAppender(log.getName());
        log.stop();
    }

    /** Every line of the log, with what was thrown. */
    private static final class Log extends AbstractAppender {
        private final List<String> lines = new ArrayList<>();

        Log() {
            super("everything kept", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public synchronized void append(LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage());
            for (Throwable thrown = event.getThrown(); thrown != null; thrown = thrown.getCause()) {
                lines.add(String.valueOf(thrown));
            }
        }

        synchronized List<String> lines() {
            return List.copyOf(lines);
        }
    }
}
