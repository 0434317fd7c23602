package id.simpul.console.rules;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.partner.Language;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.PolicyChange;
import id.simpul.policy.PolicySheet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The policy as sentences: the version in force, or another of its dated versions, with what it changed marked. */
public final class PolicyPage implements Page {
    private static final int SHOWN = 50;

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
                        "changes", changes(words),
                        "may", visit.may(Role.ADMINISTRATOR),
                        "sections", sections(shown, before, words)));
    }

    /** Who changed it, the newest first. */
    private List<Map<String, Object>> changes(PageWords words) {
        List<PolicyChange> changes = policies.changes();
        return changes.subList(Math.max(0, changes.size() - SHOWN), changes.size()).stream()
                .sorted(Comparator.comparing(PolicyChange::number).reversed())
                .map(change -> Map.<String, Object>of(
                        "at", words.time(change.at()),
                        "by", change.by(),
                        "reason", change.reason(),
                        "text", change.text()))
                .toList();
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
                        "value", PolicyFields.shown(line, line.value(), words),
                        "was",
                                was.equals(line.value())
                                        ? ""
                                        : words.get("policy.was", PolicyFields.shown(line, was, words))));
            }
            place++;
            sections.add(Map.of(
                    "title", PageWords.capital(indonesian ? section.indonesian() : section.english()), "lines", lines));
        }
        return sections;
    }
}
