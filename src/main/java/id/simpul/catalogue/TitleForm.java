package id.simpul.catalogue;

import id.simpul.catalogue.Words.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A title taken apart as cataloguers put it together (ISBD, ISO 690): its name, its volume, who is responsible for it. What says
 * the same in another language, or which printing it is, is left out.
 *
 * @param whole the title and, behind it, its volume in figures, written alike; that is a title too, and written alike it is itself
 * @param responsible what stands behind the slash, as it was written; empty if nothing does
 */
record TitleForm(String whole, String responsible) {
    private static final int MOST_TIMES = 4;
    private static final Pattern SLASH = Pattern.compile("\\s/|/\\s");
    private static final Pattern EQUALS = Pattern.compile("\\s=\\s");

    static TitleForm of(String title, Optional<String> volume) {
        TitleForm form = once(title, volume);
        String last = form.whole;
        String whole = Numerals.hasFigure(last) ? once(last, Optional.empty()).whole : last;
        // What stood before a volume may look like one, now that it is next to it.
        for (int times = 0; times < MOST_TIMES && !whole.equals(last); times++) {
            last = whole;
            whole = once(last, Optional.empty()).whole;
        }
        return new TitleForm(whole, form.responsible);
    }

    private static TitleForm once(String title, Optional<String> volume) {
        String responsible = behind(SLASH, '/', title);
        String stated = title.substring(0, title.length() - responsible.length());
        String parallel = behind(EQUALS, '=', stated);
        String proper = Editions.withoutMaterial(stated.substring(0, stated.length() - parallel.length()));
        List<Word> words = Words.of(proper);
        if (words.isEmpty()) {
            List<Word> anyhow = wordsAnyhow(title);
            Editions.takeOut(anyhow);
            return new TitleForm(withVolume(anyhow, volume), "");
        }
        Editions.takeOut(words);
        return new TitleForm(withVolume(words, withElsewhere(volume, words, parallel, responsible)), responsible);
    }

    private static String withVolume(List<Word> words, Optional<String> volume) {
        Volumes.Parted parted = Volumes.of(words, volume);
        String name = Words.joined(parted.name());
        return parted.number().isEmpty() ? name : name + " " + parted.number();
    }

    /** A title of nothing but signs is known by them. */
    private static List<Word> wordsAnyhow(String title) {
        List<Word> words = Words.of(title);
        return words.isEmpty()
                ? Words.of(title.codePoints()
                        .filter(sign -> !Character.isWhitespace(sign))
                        .mapToObj(Integer::toHexString)
                        .collect(Collectors.joining("", "u", "")))
                : words;
    }

    /** What follows the first such sign that stands between words, the sign included; empty if there is none. */
    private static String behind(Pattern sign, char mark, String text) {
        if (text.isEmpty() || text.indexOf(mark) < 0) {
            return "";
        }
        Matcher found = sign.matcher(text);
        while (found.find()) {
            if (hasLetter(text, 0, found.start()) && hasLetter(text, found.end(), text.length())) {
                return text.substring(found.start());
            }
        }
        return "";
    }

    private static boolean hasLetter(String text, int from, int to) {
        return text.substring(from, to).codePoints().anyMatch(Character::isLetter);
    }

    /** Numbers that stand only in the title's other language, and a volume behind who is responsible, are not lost. */
    private static Optional<String> withElsewhere(
            Optional<String> volume, List<Word> words, String parallel, String responsible) {
        if (parallel.isEmpty() && responsible.isEmpty()) {
            return volume;
        }
        List<String> numbers = new ArrayList<>();
        Volumes.counted(Words.of(parallel)).stream()
                .filter(Word::isNumber)
                .map(Word::text)
                .forEach(numbers::add);
        numbers.removeAll(Volumes.counted(words).stream().map(Word::text).collect(Collectors.toSet()));
        numbers.addAll(Volumes.named(Words.of(responsible)));
        volume.map(Volumes::ofField).filter(field -> !numbers.contains(field)).ifPresent(numbers::add);
        return numbers.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", numbers));
    }
}
