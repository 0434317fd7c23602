package id.simpul.catalogue.imports;

import id.simpul.catalogue.source.Copy;
import id.simpul.catalogue.source.Description;
import id.simpul.policy.Policy;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which collection a copy belongs to, for which grades it is and whether it goes out, by the words and codes that the policy names. */
final class Sorting {
    private static final Set<String> COLLECTIONS = Set.of("children", "general", "reference", "special", "exchange");
    private static final Set<String> GRADES = Set.of("lower", "upper", "both");
    private static final Pattern CALL = Pattern.compile("^\\s*([A-Za-z]+)(?![A-Za-z])");

    private final Policy.Catalogue policy;
    private final Pattern children;
    private final Pattern childrenSubjects;
    private final Pattern reference;
    private final Pattern special;
    private final Pattern exchange;
    private final Pattern lower;
    private final Pattern upper;
    private final Pattern notLent;
    private final Pattern damaged;
    private final Pattern missing;
    private final Set<String> referenceCalls;
    private final Set<String> childrenCalls;

    /**
     * Where a copy falls.
     *
     * @param missing whether its own system says that it was not found
     */
    record Sorted(String collection, String grades, String condition, boolean lendable, boolean missing) {}

    Sorting(Policy.Catalogue policy) {
        this.policy = policy;
        children = words(policy.children());
        childrenSubjects = words(policy.childrenSubjects());
        reference = words(policy.reference());
        special = words(policy.special());
        exchange = words(policy.exchange());
        lower = words(policy.lowerGrades());
        upper = words(policy.upperGrades());
        notLent = status(policy.notLent(), Copy.NOT_FOR_LOAN);
        damaged = status(policy.damaged(), Copy.DAMAGED);
        missing = status(policy.missing(), Copy.LOST);
        referenceCalls = large(policy.referenceCalls());
        childrenCalls = large(policy.childrenCalls());
    }

    /** Also where the policy has words of its own only. */
    private static Pattern status(Collection<String> words, String always) {
        return words(Stream.concat(words.stream(), Stream.of(always)).toList());
    }

    private static Pattern words(Collection<String> words) {
        // What has no letter of these is no word: it would stand everywhere.
        String any = words.stream()
                .map(Sorting::plain)
                .filter(word -> !word.isEmpty())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile(any.isEmpty() ? "(?!)" : "(?<![a-z0-9])(?:" + any + ")(?![a-z0-9])");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }

    Sorted of(Description book, Copy copy) {
        String status = plain(copy.status().orElse(""));
        boolean lost = missing.matcher(status).find();
        boolean lendable = !lost && !notLent.matcher(status).find();
        String condition = damaged.matcher(status).find() ? "damaged" : status.equals("worn") ? "worn" : "good";
        return new Sorted(collection(book, copy), grades(book, copy), condition, lendable, lost);
    }

    private String collection(Description book, Copy copy) {
        String code = plain(copy.collection().orElse(""));
        if (COLLECTIONS.contains(code)) {
            return code;
        }
        String place = code + " " + plain(copy.location().orElse(""));
        return named(place)
                .or(() -> byCall(copy.callNumber().or(book::callNumber)))
                .or(() -> byAudience(book))
                .orElse(policy.otherwise());
    }

    private Optional<String> named(String place) {
        return reference.matcher(place).find()
                ? Optional.of("reference")
                : special.matcher(place).find()
                        ? Optional.of("special")
                        : exchange.matcher(place).find()
                                ? Optional.of("exchange")
                                : Optional.of("children")
                                        .filter(any -> children.matcher(place).find());
    }

    private Optional<String> byCall(Optional<String> callNumber) {
        Optional<String> letters = callNumber
                .map(CALL::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).toUpperCase(Locale.ROOT));
        return letters.filter(referenceCalls::contains)
                .map(any -> "reference")
                .or(() -> letters.filter(childrenCalls::contains).map(any -> "children"));
    }

    private static Set<String> large(Set<String> calls) {
        return calls.stream()
                .map(call -> call.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> byAudience(Description book) {
        boolean told = book.audience()
                        .filter(code -> policy.childrenAudience().contains(code.toString()))
                        .isPresent()
                || book.words().stream()
                        .map(Sorting::plain)
                        .anyMatch(text -> childrenSubjects.matcher(text).find());
        return Optional.of("children").filter(any -> told);
    }

    /** What tells of both, or of none, suits both. */
    private String grades(Description book, Copy copy) {
        String own = plain(copy.grades().orElse(""));
        if (GRADES.contains(own)) {
            return own;
        }
        List<String> said = book.words().stream().map(Sorting::plain).collect(Collectors.toList());
        said.add(own);
        said.add(plain(copy.collection().orElse("")));
        said.add(plain(copy.location().orElse("")));
        boolean isLower = said.stream().anyMatch(text -> lower.matcher(text).find());
        boolean isUpper = said.stream().anyMatch(text -> upper.matcher(text).find());
        if (!isLower && !isUpper) {
            isLower = book.audience()
                    .filter(code -> policy.lowerAudience().contains(code.toString()))
                    .isPresent();
            isUpper = book.audience()
                    .filter(code -> policy.upperAudience().contains(code.toString()))
                    .isPresent();
        }
        return isLower == isUpper ? "both" : isLower ? "lower" : "upper";
    }
}
