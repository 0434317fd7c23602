package id.simpul.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** A figure of the evaluation as it is read: a sum, a share or an average, made of counts (R30). */
public enum Indicator {
    BATCHES(Count.BATCHES),
    BROUGHT_ON_TIME(Count.PUNCTUAL, Count.EXPECTED),
    RETURNED_ON_TIME(Count.RETURNED, Count.DUE),
    PLACES(Count.PLACES),
    ITEMS(Count.ITEMS),
    FILL(Count.ITEMS, Count.PLACES),
    REPEATED(Count.REPEATED),
    NOVELTY(Kind.REST, Count.REPEATED, Count.ITEMS),
    LOSS_RATE(Kind.FINE_SHARE, Count.LOST, Count.DUE_BACK),
    OBLIGATIONS_OPENED(Count.OPENED),
    OBLIGATIONS_SETTLED(Count.SETTLED),
    OBLIGATIONS_WAIVED(Count.WAIVED),
    OBLIGATIONS_OPEN(Count.OPEN),
    OBLIGATIONS_OVERDUE(Count.OVERDUE),
    EXCHANGE_SENT(Count.SENT),
    EXCHANGE_RECEIVED(Count.RECEIVED),
    EXCHANGE_BALANCE(Count.BALANCE),
    SURVEY_ANSWERS(Count.ANSWERS),
    RATING(Kind.AVERAGE, Count.RATING_SUM, Count.RATINGS),
    LOANS(Count.LOANS),
    OUTREACH(Count.OUTREACH),
    VISITS(Count.VISITS),
    NEW_MEMBERS(Count.NEW_MEMBERS),
    VISITS_BEFORE(Count.VISITS_BEFORE),
    VISITS_AFTER(Count.VISITS_AFTER),
    MEMBERS_BEFORE(Count.MEMBERS_BEFORE),
    MEMBERS_AFTER(Count.MEMBERS_AFTER);

    private enum Kind {
        SUM,
        SHARE,
        FINE_SHARE,
        REST,
        AVERAGE
    }

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Kind kind;
    private final Count part;
    private final Count whole;

    Indicator(Count sum) {
        this(Kind.SUM, sum, sum);
    }

    Indicator(Count part, Count whole) {
        this(Kind.SHARE, part, whole);
    }

    Indicator(Kind kind, Count part, Count whole) {
        this.kind = kind;
        this.part = part;
        this.whole = whole;
    }

    /** Its value; none where nobody has reported it, or where there is nothing it could be a share or an average of. */
    Optional<BigDecimal> of(Figures figures) {
        if (kind == Kind.SUM) {
            return figures.known(part).map(BigDecimal::valueOf);
        }
        long counted = figures.get(part);
        long all = figures.get(whole);
        if (all == 0) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case REST -> ratio(HUNDRED, all - counted, all, 1);
                    case FINE_SHARE -> ratio(HUNDRED, counted, all, 2);
                    case AVERAGE -> ratio(BigDecimal.ONE, counted, all, 2);
                    default -> ratio(HUNDRED, counted, all, 1);
                });
    }

    private static BigDecimal ratio(BigDecimal times, long part, long whole, int digits) {
        return times.multiply(BigDecimal.valueOf(part)).divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP);
    }

    boolean isShare() {
        return kind == Kind.SHARE || kind == Kind.FINE_SHARE || kind == Kind.REST;
    }

    /** As notices and replies write it: {@code brought-on-time}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a field of a partner's row: {@code broughtOnTime}. */
    public String field() {
        String[] words = wire().split("-");
        StringBuilder field = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            field.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return field.toString();
    }
}
