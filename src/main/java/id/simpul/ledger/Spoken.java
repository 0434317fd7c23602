package id.simpul.ledger;

import id.simpul.partner.Language;
import id.simpul.partner.Region;
import id.simpul.policy.Quarter;
import id.simpul.policy.Regions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** How people say what the wire spells: days, quarters and regions, alike in replies, mails and lists. */
public final class Spoken {
    private static final List<Phrase> QUARTERS = List.of(
            new Phrase("triwulan I %d", "the first quarter of %d"),
            new Phrase("triwulan II %d", "the second quarter of %d"),
            new Phrase("triwulan III %d", "the third quarter of %d"),
            new Phrase("triwulan IV %d", "the fourth quarter of %d"));

    private Spoken() {}

    /** A day without its weekday, as it stands within a sentence: {@code 9 September 2026}. */
    public static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", language.locale()).format(day);
    }

    public static String quarter(Quarter quarter, Language language) {
        return QUARTERS.get(quarter.number() - 1).text(language).formatted(quarter.year());
    }

    /** A region's name; of a part that is not known by name, that of the regency or city with its code; else the code. */
    public static String region(String code) {
        Regions known = Regions.shipped();
        if (known.isKnown(code)) {
            return known.name(code).orElse(code);
        }
        String whole = code.replaceFirst("^(\\d\\d\\.\\d\\d)\\..*", "$1");
        return known.name(whole).map(name -> name + " (" + code + ")").orElse(code);
    }

    /** What a message speaks of, in its reader's language. */
    static Object in(Language language, Object told) {
        if (told instanceof Phrase phrase) {
            return phrase.text(language);
        } else if (told instanceof LocalDate day) {
            return day(day, language);
        } else if (told instanceof Quarter quarter) {
            return quarter(quarter, language);
        } else if (told instanceof Region region) {
            return region.system().equals(Region.KEMENDAGRI) ? region(region.code()) : region.code();
        }
        return told;
    }
}
