package id.simpul.console.rules;

import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.partner.Language;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyEntry;
import id.simpul.policy.PolicyEntry.Kind;
import id.simpul.policy.PolicySheet;
import id.simpul.policy.PolicySheet.Line;
import id.simpul.policy.PolicySheet.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of the policy as a form has them: made from the policy's own structure, with what it says of each. */
final class PolicyFields {
    /** Says that the whole form was sent, so that nothing ticked means none. */
    static final String WHOLE = "whole";

    private PolicyFields() {}

    /** What was typed and is not as it stands, by the names of the fields. */
    static Map<String, String> changed(Visit visit, Policy before) {
        Map<String, String> changed = new LinkedHashMap<>();
        boolean whole = !visit.field(WHOLE).isEmpty();
        PolicySheet.lines(before).forEach((name, line) -> {
            Kind kind = line.entry().kind();
            boolean there = visit.form().containsKey(name) || (whole && kind == Kind.CHOICES);
            String typed = String.join(", ", visit.form().getOrDefault(name, List.of()))
                    .strip();
            if (there && kind != Kind.FIXED && !same(kind, typed, line.value())) {
                changed.put(name, typed);
            }
        });
        return changed;
    }

    /** What the page that was looked over sends, whatever stands there by now: a second click is the same act. */
    static Map<String, String> posted(Visit visit, Policy before) {
        Map<String, String> posted = new LinkedHashMap<>();
        PolicySheet.lines(before).keySet().stream()
                .filter(visit.form()::containsKey)
                .forEach(name -> posted.put(name, visit.field(name).strip()));
        return posted;
    }

    private static boolean same(Kind kind, String typed, String value) {
        return (kind == Kind.CHOICES || kind == Kind.LIST) ? parts(typed).equals(parts(value)) : typed.equals(value);
    }

    private static Set<String> parts(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * @param changed what was typed in place of what stands
     * @param wrong what is wrong with it, by the names of the fields
     */
    static List<Map<String, Object>> sections(
            Policy before, Map<String, String> changed, Map<String, String> wrong, PageWords words) {
        List<Map<String, Object>> sections = new ArrayList<>();
        for (Section section : PolicySheet.of(before)) {
            List<Map<String, Object>> fields = section.lines().stream()
                    .filter(line -> line.entry().kind() != Kind.FIXED)
                    .map(line -> field(line, changed.getOrDefault(line.name(), line.value()), wrong, words))
                    .toList();
            boolean open = section.lines().stream()
                    .anyMatch(line -> changed.containsKey(line.name()) || wrong.containsKey(line.name()));
            sections.add(Map.of(
                    "title", said(words, section.indonesian(), section.english()), "fields", fields, "open", open));
        }
        return sections;
    }

    private static Map<String, Object> field(Line line, String value, Map<String, String> wrong, PageWords words) {
        Map<String, Object> field = new HashMap<>();
        Set<String> chosen = parts(value);
        PolicyEntry entry = line.entry();
        field.put("path", line.name());
        field.put("title", title(line, words));
        field.put("kind", entry.kind().name());
        field.put("value", value);
        field.put("hint", hint(entry, words));
        field.put("wrong", wrong.getOrDefault(line.name(), ""));
        field.put("min", entry.range().map(range -> (Object) range.min()).orElse(""));
        field.put("max", entry.range().map(range -> (Object) range.max()).orElse(""));
        field.put(
                "choices",
                entry.choices().stream()
                        .map(choice -> Map.of(
                                "value", choice,
                                "text", word(choice, words),
                                "chosen", chosen.contains(choice)))
                        .toList());
        return field;
    }

    /** In what it is counted, from where to where, and how it is written. */
    private static String hint(PolicyEntry entry, PageWords words) {
        List<String> hints = new ArrayList<>();
        entry.range()
                .ifPresent(range -> hints.add(words.get(
                        "policy.range." + (entry.unit().isEmpty() ? "none" : entry.unit()),
                        words.number(range.min()),
                        words.number(range.max()))));
        String key = "policy.kind." + entry.kind().name().toLowerCase(java.util.Locale.ROOT);
        if (words.has(key)) {
            hints.add(words.get(key));
        }
        if (entry.open()) {
            hints.add(words.get("policy.may.be.empty"));
        }
        return String.join(" ", hints);
    }

    /** A value as people read it. */
    static String shown(Line line, String value, PageWords words) {
        return switch (line.entry().kind()) {
            case YES_NO -> words.get(Set.of("true", "ya", "yes").contains(value) ? "yes" : "no");
            case CHOICE, CHOICES ->
                Arrays.stream(value.split(","))
                        .map(one -> word(one.strip(), words))
                        .collect(Collectors.joining(", "));
            default -> value.isEmpty() ? words.get("policy.open") : value;
        };
    }

    /** What it means; where there is a choice without the words of the file, since a form shows them by name. */
    static String title(Line line, PageWords words) {
        String said = said(words, line.indonesian(), line.english());
        return line.entry().kind() == Kind.CHOICE ? said.replaceFirst(": .*", "") : said;
    }

    private static String word(String choice, PageWords words) {
        String key = "policy.choice." + choice;
        return words.has(key) ? words.get(key) : choice;
    }

    private static String said(PageWords words, String indonesian, String english) {
        return PageWords.capital(words.language() == Language.ID ? indonesian : english);
    }
}
