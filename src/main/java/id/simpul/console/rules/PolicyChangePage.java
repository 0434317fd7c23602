package id.simpul.console.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Hand;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.console.rules.PolicyMoves.Days;
import id.simpul.console.rules.PolicyMoves.Moved;
import id.simpul.console.session.Role;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Mistake;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyMistakes;
import id.simpul.policy.PolicySheet;
import id.simpul.policy.PolicySheet.Line;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The policy changed from a day on: its fields with what stands in them, looked over with all that moves, then done. */
public final class PolicyChangePage implements FormPage {
    private static final int SHOWN = 60;
    private static final int REGIONS = 6;
    private static final String FROM = "from";
    private static final String REASON = "reason";

    private final Policies policies;
    private final Function<List<Policy>, List<Moved>> moves;
    private final Hand hand;
    private final Clock clock;

    /**
     * @param moves which days other versions would move
     */
    public PolicyChangePage(Policies policies, Function<List<Policy>, List<Moved>> moves, Hand hand, Clock clock) {
        this.policies = policies;
        this.moves = moves;
        this.hand = hand;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/policy/new";
    }

    @Override
    public Access access() {
        return Access.of(Role.ADMINISTRATOR);
    }

    private LocalDate today(PageWords words) {
        return LocalDate.ofInstant(clock.instant(), words.zone());
    }

    /** What stands on the day that is asked for; on today where none is, or none that can be. */
    @Override
    public Answer show(Visit visit) {
        LocalDate today = today(visit.words());
        LocalDate from = visit.asked(FROM)
                .flatMap(PolicyChangePage::day)
                .filter(day -> !day.isBefore(today))
                .orElse(today);
        return form(200, visit, from, Map.of(), Map.of());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Answer form(
            int status, Visit visit, LocalDate from, Map<String, String> changed, Map<String, String> wrong) {
        PageWords words = visit.words();
        Policy before = policies.asOf(from);
        Map<String, Line> lines = PolicySheet.lines(before);
        List<Map<String, Object>> list = new ArrayList<>();
        wrong.forEach((field, text) -> list.add(Map.of(
                "field",
                field,
                "text",
                lines.containsKey(field) ? PolicyFields.title(lines.get(field), words) + ": " + text : text)));
        Map<String, Object> model = new HashMap<>();
        model.put("from", from.toString());
        model.put("least", today(words).toString());
        model.put("since", words.day(before.effective()));
        model.put("wrong", list);
        model.put("reasonWrong", wrong.getOrDefault(REASON, ""));
        model.put("sections", PolicyFields.sections(before, changed, wrong, words));
        model.put(REASON, visit.field(REASON));
        return Answer.page(status, "policy-new", model);
    }

    @Override
    public Answer act(Visit visit) {
        PageWords words = visit.words();
        Optional<LocalDate> asked = day(visit.field(FROM));
        LocalDate from = asked.orElse(today(words));
        if (visit.field("step").equals("do") && visit.field("act").matches("[0-9a-f-]{36}")) {
            return change(visit, from, PolicyFields.posted(visit, policies.asOf(from)));
        }
        Map<String, String> changed = PolicyFields.changed(visit, policies.asOf(from));
        if (visit.field("step").equals("back")) {
            return form(200, visit, from, changed, Map.of());
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        if (asked.isEmpty() || from.isBefore(today(words))) {
            wrong.put(FROM, words.get("policy.from.wrong"));
        }
        if (changed.isEmpty()) {
            wrong.put("", words.get("policy.nothing.changed"));
        }
        if (visit.field(REASON).isBlank()) {
            wrong.put(REASON, words.get("policy.reason.wrong"));
        }
        List<Policy> next = changed.isEmpty() ? policies.versions() : tried(from, changed, wrong, words);
        return wrong.isEmpty() ? look(visit, from, changed, next) : form(422, visit, from, changed, wrong);
    }

    private List<Policy> tried(
            LocalDate from, Map<String, String> changed, Map<String, String> wrong, PageWords words) {
        try {
            return policies.withChange(policies.changes(), from, changed);
        } catch (PolicyMistakes e) {
            for (Mistake mistake : e.mistakes()) {
                String field = mistake.field();
                wrong.merge(field, PageWords.capital(mistake.text(words.language())), (a, b) -> a + " " + b);
            }
            return List.of();
        }
    }

    private Answer look(Visit visit, LocalDate from, Map<String, String> changed, List<Policy> next) {
        PageWords words = visit.words();
        List<Moved> moved = moves.apply(next);
        Map<String, Object> model = new HashMap<>();
        model.put("day", words.longDay(from));
        model.put("from", from.toString());
        model.put("atOnce", from.equals(today(words)));
        model.put("changes", changes(from, changed, next, words));
        model.put("effects", effects(changed, words));
        model.put(
                "moved",
                moved.stream().limit(SHOWN).map(one -> shown(one, words)).toList());
        model.put("more", Math.max(0, moved.size() - SHOWN));
        model.put(REASON, visit.field(REASON).strip());
        model.put("act", UUID.randomUUID().toString());
        return Answer.page("policy-look", model);
    }

    /** What was, what becomes, and where a later version says otherwise again. */
    private List<Map<String, Object>> changes(
            LocalDate from, Map<String, String> changed, List<Policy> next, PageWords words) {
        Map<String, Line> before = PolicySheet.lines(policies.asOf(from));
        Map<String, Line> after = PolicySheet.lines(on(next, from));
        List<Map<String, Object>> changes = new ArrayList<>();
        changed.forEach((name, typed) -> {
            Line was = before.get(name);
            String becomes = after.get(name).value();
            String later = next.stream()
                    .filter(version -> version.effective().isAfter(from))
                    .filter(version ->
                            !PolicySheet.lines(version).get(name).value().equals(becomes))
                    .findFirst()
                    .map(version -> words.get(
                            "policy.later",
                            words.day(version.effective()),
                            PolicyFields.shown(
                                    was, PolicySheet.lines(version).get(name).value(), words)))
                    .orElse("");
            changes.add(Map.of(
                    "name",
                    name,
                    "title",
                    PolicyFields.title(was, words),
                    "was",
                    PolicyFields.shown(was, was.value(), words),
                    "becomes",
                    PolicyFields.shown(was, becomes, words),
                    "later",
                    later,
                    "typed",
                    typed));
        });
        return changes;
    }

    private static Policy on(List<Policy> versions, LocalDate day) {
        return versions.stream()
                .filter(version -> !version.effective().isAfter(day))
                .reduce((a, b) -> b)
                .orElse(versions.get(0));
    }

    /** What the parts of the policy that change mean for what is under way. */
    private static List<String> effects(Map<String, String> changed, PageWords words) {
        return changed.keySet().stream()
                .map(name -> "policy.effect." + name.substring(0, name.indexOf('.')))
                .distinct()
                .filter(words::has)
                .map(words::get)
                .toList();
    }

    private static Map<String, Object> shown(Moved moved, PageWords words) {
        List<String> regions = moved.regions();
        String where = String.join(", ", regions.subList(0, Math.min(REGIONS, regions.size())));
        Map<String, Object> shown = new HashMap<>();
        shown.put("quarter", moved.quarter().toString());
        shown.put(
                "regions",
                regions.size() > REGIONS ? where + " " + words.get("today.more", regions.size() - REGIONS) : where);
        shown.put("exchange", pair(moved, Days::exchange, words));
        shown.put("plan", pair(moved, Days::plan, words));
        shown.put("announce", pair(moved, Days::announce, words));
        shown.put("due", pair(moved, Days::due, words));
        return shown;
    }

    private static String pair(Moved moved, Function<Days, LocalDate> which, PageWords words) {
        LocalDate from = which.apply(moved.from());
        LocalDate to = which.apply(moved.to());
        return from.equals(to) ? words.day(to) : words.day(from) + " → " + words.day(to);
    }

    private Answer change(Visit visit, LocalDate from, Map<String, String> changed) {
        ObjectNode data = Json.object().put("effective", from.toString());
        changed.forEach((name, value) ->
                data.withArray("/changes").addObject().put("field", name).put("value", value));
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_POLICY_SET,
                new StaffCall(
                        Optional.of(visit.field("act")),
                        data,
                        visit.staff(visit.field(REASON).strip())));
        if (answer.isDone()) {
            return Answer.goTo("/policy?from=" + from);
        }
        Map<String, String> wrong = new LinkedHashMap<>();
        answer.reasons()
                .forEach(reason -> wrong.merge(
                        "",
                        reason.path("message")
                                .path(visit.words().language().wire())
                                .asText(),
                        (a, b) -> a + " " + b));
        return form(422, visit, from, changed, wrong);
    }
}
