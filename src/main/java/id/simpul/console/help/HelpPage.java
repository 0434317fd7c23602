package id.simpul.console.help;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.partner.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What a page is for and how it is used, a few sentences each: {@code help_id.properties} and {@code help_en.properties}. */
public final class HelpPage implements Page {
    /** In the order of the menu. */
    private static final List<String> PAGES = List.of(
            "today",
            "attention",
            "pending",
            "rotation",
            "batches",
            "scan",
            "runs",
            "papers",
            "obligations",
            "partners",
            "agreements",
            "exchange",
            "privileges",
            "bookings",
            "trainings",
            "announcements",
            "outreach",
            "requests",
            "mail",
            "answers",
            "sheets",
            "reports",
            "catalogue",
            "activity",
            "calendar",
            "policy",
            "jobs",
            "kept",
            "exposed",
            "users",
            "system");

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);
    private final boolean one;

    private HelpPage(boolean one) {
        this.one = one;
        for (Language language : Language.values()) {
            texts.put(language, load("/console/help_" + language.wire() + ".properties"));
        }
    }

    /** The page of all, and that of each. */
    public static List<Page> all() {
        return List.of(new HelpPage(false), new HelpPage(true));
    }

    @Override
    public String address() {
        return one ? "/help/:page" : "/help";
    }

    @Override
    public Answer show(Visit visit) {
        Properties text = texts.get(visit.words().language());
        String page = one ? visit.place("page") : "";
        if (one && !PAGES.contains(page)) {
            throw new NoPage();
        }
        List<Map<String, Object>> links = new ArrayList<>();
        PAGES.forEach(name -> links.add(Map.of(
                "href", "/help/" + name, "text", title(name, visit.words()), "says", text.getProperty(name + ".1"))));
        return Answer.page(
                "help",
                Map.of(
                        "page", page,
                        "title",
                                one ? title(page, visit.words()) : visit.words().get("menu.help"),
                        "there", page.equals("today") ? "/" : "/" + page,
                        "lines", one ? lines(page, text) : List.of(),
                        "pages", links));
    }

    private static String title(String page, PageWords words) {
        return words.get(page.equals("today") ? "menu." : "menu." + page);
    }

    private static List<String> lines(String page, Properties text) {
        List<String> lines = new ArrayList<>();
        for (int i = 1; text.containsKey(page + "." + i); i++) {
            lines.add(text.getProperty(page + "." + i));
        }
        return lines;
    }

    private static Properties load(String resource) {
        try (InputStream in = HelpPage.class.getResourceAsStream(resource)) {
            Properties text = new Properties();
            text.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException("The help cannot be read", e);
        }
    }
}
