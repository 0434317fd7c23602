package id.simpul.partner;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds 16 digits of a row that pass as a NIK, however they are divided.
 *
 * <p>In one run, or divided between its parts by one sign each, whatever passes is one. Divided otherwise, or within a longer number, it
 * is one if it is likely to be, and no other number that is known.
 */
final class NikSearch {
    private static final int LONGEST_RUN = 24;
    private static final int MOST_IN_LIST = 4;
    private static final int MOST_GROUPS_IN_WORDS = 4;
    private static final int FEWEST_REAL = 5;

    /** A UUID (RFC 9562 section 4) is drawn at random, and now and then its digits would pass. */
    private static final Pattern UUID = Pattern.compile(
            "(?<![0-9A-Za-z])[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[1-8][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])");

    private static final int LENGTH_OF_UUID = 36;

    /** One that was drawn has letters beside any 16 digits in it; one that was made of somebody's number has none. */
    private static final int FEWEST_LETTERS = 2;

    private final DigitRow row;
    private OtherNumbers others;

    NikSearch(DigitRow row) {
        this.row = row;
    }

    /** The place in the text of the first one: its start and its end. */
    Optional<int[]> first() {
        for (int start = 0; start + Nik.LENGTH <= row.size; start++) {
            if (isOne(start)) {
                int from = row.text.from[row.places[start]];
                int to = row.text.to[row.places[start + Nik.LENGTH - 1]];
                return Optional.of(new int[] {from, to});
            }
        }
        return Optional.empty();
    }

    private boolean isOne(int start) {
        if (!Nik.passes(row.values, start)) {
            return isReversed(start);
        }
        int end = start + Nik.LENGTH;
        boolean apart = row.isEdge(start) && row.isEdge(end);
        return (apart ? isDivided(start, end) : isWithin(start, end)) && !isOfUuid(start, end);
    }

    private boolean isDivided(int start, int end) {
        int widest = 0;
        int groups = 1;
        boolean regular = true;
        boolean even = true;
        for (int i = start + 1; i < end; i++) {
            int gap = row.gaps[i];
            widest = Math.max(widest, gap);
            groups += gap == DigitRow.NOTHING ? 0 : 1;
            even &= gap == DigitRow.NOTHING || (i - start) % 2 == 0;
            regular &= gap == DigitRow.NOTHING || (gap == DigitRow.ONE_SIGN && i - start <= 12 && (i - start) % 2 == 0);
        }
        int from = row.places[start];
        int to = row.places[end - 1] + 1;
        if (regular) {
            return groups == 1 || !others().dates(from, to);
        }
        if (!Nik.isLikely(row.values, start)) {
            return false;
        }
        if (groups > MOST_IN_LIST && groups < Nik.LENGTH && !even && row.isList(start, end)) {
            return false;
        }
        if (widest <= DigitRow.SIGNS || row.isEvenlySpaced(start, end)) {
            return !others().any(from, to);
        }
        return widest == DigitRow.WORDS
                && groups <= MOST_GROUPS_IN_WORDS
                && hasNoSingleDigit(start, end)
                && !others().anyOrYears(from, to);
    }

    private boolean hasNoSingleDigit(int start, int end) {
        for (int i = start; i < end; i++) {
            if (row.isEdge(i) && row.isEdge(i + 1)) {
                return false;
            }
        }
        return true;
    }

    /** Within a number that is a little longer. */
    private boolean isWithin(int start, int end) {
        if (!Nik.isLikely(row.values, start)) {
            return false;
        }
        int first = start;
        while (first > 0 && row.gaps[first] == DigitRow.NOTHING && end - first <= LONGEST_RUN) {
            first--;
        }
        int last = end;
        while (last < row.size && row.gaps[last] == DigitRow.NOTHING && last - first <= LONGEST_RUN) {
            last++;
        }
        for (int i = start + 1; i < end; i++) {
            if (row.gaps[i] != DigitRow.NOTHING) {
                return false;
            }
        }
        return last - first <= LONGEST_RUN && !others().any(row.places[start], row.places[end - 1] + 1);
    }

    /** From right to left, in one run. */
    private boolean isReversed(int start) {
        int end = start + Nik.LENGTH;
        if (!row.isEdge(start) || !row.isEdge(end)) {
            return false;
        }
        byte[] reversed = new byte[Nik.LENGTH];
        for (int i = 0; i < Nik.LENGTH; i++) {
            if (i > 0 && row.gaps[start + i] != DigitRow.NOTHING) {
                return false;
            }
            reversed[Nik.LENGTH - 1 - i] = row.values[start + i];
        }
        return Nik.isLikely(reversed, 0);
    }

    private boolean isOfUuid(int start, int end) {
        int from = row.places[start];
        int to = row.places[end - 1] + 1;
        if (to - from > LENGTH_OF_UUID) {
            return false;
        }
        int first = Math.max(0, to - LENGTH_OF_UUID - 1);
        int last = Math.min(row.text.length, from + LENGTH_OF_UUID + 1);
        Matcher uuid = UUID.matcher(row.text.text(first, last));
        while (uuid.find()) {
            if (first + uuid.start() <= from && to <= first + uuid.end()) {
                return letters(first + uuid.start(), from) + letters(to, first + uuid.end()) >= FEWEST_LETTERS;
            }
        }
        return false;
    }

    private long letters(int from, int to) {
        return row.text.text(from, to).chars().filter(Character::isLetter).count();
    }

    /** Whether enough of what was taken for digits are digits. */
    static boolean isWorthIt(DigitRow row) {
        return row.size >= Nik.LENGTH && row.real >= FEWEST_REAL;
    }

    private OtherNumbers others() {
        if (others == null) {
            others = new OtherNumbers(row.text);
        }
        return others;
    }
}
