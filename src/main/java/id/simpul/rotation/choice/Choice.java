package id.simpul.rotation.choice;

import id.simpul.ledger.Ids;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What staff chose by hand for batches to come.
 *
 * @param school whose batch it is about, after all mergers; none for a book that is kept back
 * @param quarter the one it counts for; none if it counts for all to come
 * @param barcode the copy that is meant, and by it its title
 * @param anyCopy whether another copy of the title does as well
 * @param until the last day on which a book is kept back; none if it is until staff say otherwise
 */
public record Choice(
        String id,
        Kind kind,
        Optional<PartnerId> school,
        Optional<Quarter> quarter,
        String barcode,
        boolean anyCopy,
        Optional<LocalDate> until) {

    /** A book that is to go, a title that is not to go, a book that stays in the house. */
    public enum Kind {
        PIN,
        BLOCK,
        RESERVE;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofWire(String wire) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wire().equals(wire))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No such choice: " + wire));
        }
    }

    /** This very copy goes to a school in a quarter. */
    public static Choice pin(String act, PartnerId school, Quarter quarter, String barcode) {
        return new Choice(
                Ids.of("cho", act, barcode, "pin"),
                Kind.PIN,
                Optional.of(school),
                Optional.of(quarter),
                barcode,
                false,
                Optional.empty());
    }

    /** The title of this copy does not go to a school in a quarter. */
    public static Choice block(String act, PartnerId school, Quarter quarter, String barcode) {
        return new Choice(
                Ids.of("cho", act, barcode, "block"),
                Kind.BLOCK,
                Optional.of(school),
                Optional.of(quarter),
                barcode,
                false,
                Optional.empty());
    }

    /** Whether it is about a school's batch of a quarter, or of every quarter. */
    public boolean concerns(PartnerId whose, Quarter when) {
        return school.equals(Optional.of(whose)) && quarter.map(when::equals).orElse(true);
    }

    /** Whether it keeps a book in the house on a day. */
    boolean keepsBackOn(LocalDate day) {
        return kind == Kind.RESERVE && until.map(last -> !last.isBefore(day)).orElse(true);
    }
}
