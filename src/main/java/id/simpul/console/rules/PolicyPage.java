package id.simpul.console.rules;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.partner.Language;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicySheet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The policy as sentences: the version in force, or another of its dated versions, with what it changed marked. */
public final class PolicyPage implements Page {
    private final Policies policies;
    private final Clock clock;

    public PolicyPage(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/policy";
    }

    @Override
    public Answer show(Visit visit) {
        PageWords words = visit.words();
        Policy inForce = policies.asOf(LocalDate.ofInstant(clock.instant(), words.zone()));
        List<Policy> versions = policies.versions();
        Policy shown = versions.stream()
                .filter(version -> visit.asked("from")
                        .filter(version.effective().toString()::equals)
                        .isPresent())
                .findFirst()
                .orElse(inForce);
        int place = versions.indexOf(shown);
        Policy before = place > 0 ? versions.get(place - 1) : shown;
        List<Map<String, Object>> links = new ArrayList<>();
        for (Policy version : versions) {
            links.add(Map.of(
                    "href", "/policy?from=" + version.effective(),
                    "text", words.get("policy.version", words.day(version.effective())),
                    "current", version.equals(shown),
                    "inforce", version.equals(inForce)));
        }
        return Answer.page(
                "policy",
                Map.of(
                        "since", words.day(shown.effective()),
                        "versions", links,
                        "sections", sections(shown, before, words)));
    }

    private static List<Map<String, Object>> sections(Policy shown, Policy before, PageWords words) {
        List<PolicySheet.Section> old = PolicySheet.of(before);
        List<Map<String, Object>> sections = new ArrayList<>();
        boolean indonesian = words.language() == Language.ID;
        int place = 0;
        for (PolicySheet.Section section : PolicySheet.of(shown)) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (int i = 0; i < section.lines().size(); i++) {
                PolicySheet.Line line = section.lines().get(i);
                String was = old.get(place).lines().get(i).value();
                lines.add(Map.of(
                        "name", line.name(),
                        "says", PageWords.capital(indonesian ? line.indonesian() : line.english()),
                        "value", value(line.value(), words),
                        "was", was.equals(line.value()) ? "" : words.get("policy.was", value(was, words))));
            }
            place++;
            sections.add(Map.of(
                    "title", PageWords.capital(indonesian ? section.indonesian() : section.english()), "lines", lines));
        }
        return sections;
    }

    private static String value(String value, PageWords words) {
        return switch (value) {
            case "" -> words.get("policy.open");
            case "true" -> words.get("yes");
            case "false" -> words.get("no");
            default -> value;
        };
    }
}
