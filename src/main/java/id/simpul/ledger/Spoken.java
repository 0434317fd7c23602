package id.simpul.ledger;

import id.simpul.partner.Language;
import id.simpul.partner.Region;
import id.simpul.policy.Quarter;
import id.simpul.policy.Regions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

/** How people say what the wire spells: days, quarters and regions, alike in replies, mails and lists. */
public final class Spoken {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile(DAY + "T[\\d:.]+Z");
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

    /** A day within a sentence of either language. */
    public static Phrase day(LocalDate day) {
        return new Phrase(day(day, Language.ID), day(day, Language.EN));
    }

    /** A point in time within a sentence, to the minute, by the clocks of a zone: {@code 9 September 2026 pukul 08.00 WIB}. */
    public static Phrase moment(Instant at, ZoneId zone) {
        return new Phrase(
                DateTimeFormatter.ofPattern("d MMMM uuuu 'pukul' HH.mm z", Language.ID.locale())
                        .format(at.atZone(zone)),
                DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm z", Language.EN.locale())
                        .format(at.atZone(zone)));
    }

    /** What the wire spells as a day, a time or a quarter, in words; anything else as it is. */
    public static Phrase words(String wire, ZoneId zone) {
        try {
            if (DAY.matcher(wire).matches()) {
                return day(LocalDate.parse(wire));
            } else if (TIME.matcher(wire).matches()) {
                return moment(Instant.parse(wire), zone);
            } else if (Quarter.isValid(wire)) {
                Quarter quarter = Quarter.parse(wire);
                return new Phrase(quarter(quarter, Language.ID), quarter(quarter, Language.EN));
            }
        } catch (DateTimeException e) {
            return Phrase.verbatim(wire); // looks like one and is none
        }
        return Phrase.verbatim(wire);
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
