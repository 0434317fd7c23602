package id.simpul.console.today;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.feature.Today;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The first page: what needs somebody, how things stand, and what comes this week. */
public final class TodayPage implements Page {
    private static final int TASKS = 10;
    private static final int ENTRIES = 20;

    /** Where a first step is taken, and by whom. */
    private record Way(String href, Role least) {}

    private static final Map<String, Way> BEGINNINGS = Map.of(
            "library", new Way("/policy/new", Role.ADMINISTRATOR),
            "collection", new Way("/catalogue/new", Role.OPERATOR),
            "school", new Way("/acts/partner.add?back=%2F", Role.OPERATOR),
            "request", new Way("/partners?kind=school", Role.OPERATOR));

    private final Reads reads;
    private final Function<Today.Asked, Today> today;
    private final Clock clock;
    private final Predicate<String> there;

    /**
     * @param there whether there is a page at an address: to others nothing leads
     */
    public TodayPage(Reads reads, Function<Today.Asked, Today> today, Clock clock, Predicate<String> there) {
        this.there = there;
        this.reads = reads;
        this.today = today;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/";
    }

    @Override
    public Answer show(Visit visit) {
        PageWords words = visit.words();
        LocalDate day = LocalDate.ofInstant(clock.instant(), words.zone());
        Today asked = reads.read(db -> today.apply(new Today.Asked(db, day)));
        long pressing = asked.tasks().stream()
                .filter(task -> task.level() != Today.Level.MAY)
                .count();
        Map<String, Object> model = new HashMap<>();
        model.put("title", pressing == 0 ? words.get("today.nothing") : words.get("today.some", pressing));
        model.put("day", words.longDay(day));
        model.put("more", Math.max(0, asked.tasks().size() - TASKS));
        model.put("tasks", tasks(asked, words));
        model.put("figures", figures(asked, words));
        model.put("entries", entries(asked, words));
        model.put(
                "charts",
                asked.charts().stream()
                        .map(chart -> DayChart.shown(chart, words))
                        .toList());
        model.put("steps", steps(asked, visit));
        model.put(
                "begun",
                asked.steps().stream()
                        .allMatch(step -> step.done() || step.name().equals("library")));
        return Answer.page("today", model);
    }

    /** The first that is not done has the button. */
    private static List<Map<String, Object>> steps(Today today, Visit visit) {
        Optional<Today.Step> next =
                today.steps().stream().filter(step -> !step.done()).findFirst();
        return today.steps().stream()
                .map(step -> Map.<String, Object>of(
                        "name", step.name(),
                        "done", step.done(),
                        "href",
                                next.filter(step::equals)
                                        .flatMap(here -> Optional.ofNullable(BEGINNINGS.get(here.name())))
                                        .filter(way -> visit.may(way.least()))
                                        .map(Way::href)
                                        .orElse("")))
                .toList();
    }

    private static String tag(Today.Level level) {
        return switch (level) {
            case MUST -> "bad";
            case DECIDE -> "wait";
            default -> "info";
        };
    }

    private List<Map<String, Object>> tasks(Today today, PageWords words) {
        return today.tasks().stream()
                .limit(TASKS)
                .map(task -> Map.<String, Object>of(
                        "level", words.get("today.level." + task.level().name().toLowerCase(Locale.ROOT)),
                        "tag", tag(task.level()),
                        "says", words.of(task.says()),
                        "more", words.of(task.more()),
                        "does", words.of(task.does()),
                        "href", href(task.address())))
                .toList();
    }

    private List<Map<String, Object>> figures(Today today, PageWords words) {
        return today.figures().stream()
                .map(figure -> Map.<String, Object>of(
                        "title", words.of(figure.title()),
                        "value", words.of(figure.value()),
                        "more", words.of(figure.more()),
                        "href", href(figure.address())))
                .toList();
    }

    private List<Map<String, Object>> entries(Today today, PageWords words) {
        return today.entries().stream()
                .limit(ENTRIES)
                .map(entry -> Map.<String, Object>of(
                        "day", words.shortDay(entry.day()),
                        "what", words.of(entry.what()),
                        "who", entry.who(),
                        "state", entry.state().isEmpty() ? "" : PageWords.capital(words.word("state", entry.state())),
                        "href", href(entry.address())))
                .toList();
    }

    private String href(String address) {
        return there.test(address.replaceFirst("\\?.*", "")) ? address : "";
    }
}
