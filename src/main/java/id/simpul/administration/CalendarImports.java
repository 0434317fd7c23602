package id.simpul.administration;

import id.simpul.policy.CalendarFile;
import id.simpul.policy.CalendarFolder;
import id.simpul.policy.CalendarText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calendars that the library imported, kept for ever: every hub of the database goes by the same, and those of any day can be seen again. */
final class CalendarImports {
    private static final Logger LOG = LoggerFactory.getLogger(CalendarImports.class);
    private static final int MOST = 10_000;

    private CalendarImports() {}

    /** All of them, in the order in which they came. */
    static List<CalendarText> all(Handle db) {
        return db.createQuery("""
                        select at, by_whom, file, lines from calendar_imports
                        order by number limit :most
                        """)
                .bind("most", MOST)
                .map((row, context) -> new CalendarText(
                        row.getString("file"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by_whom"),
                        row.getString("lines")))
                .list();
    }

    static void keep(Handle db, CalendarText imported) {
        db.createUpdate("""
                        insert into calendar_imports (at, by_whom, file, lines)
                        values (:at, :by, :file, :text)
                        """)
                .bind("at", imported.at())
                .bind("by", imported.by())
                .bind("file", imported.file())
                .bind("text", imported.text())
                .execute();
    }

    /**
     * Takes in what lies in a folder and is not known yet, as if it were imported now. Of a name that is known what is known counts: the
     * folder of a home that did not work for a while may hold what was corrected since; nor does one count that a former version imported
     * no later than what is known for the same days.
     *
     * @throws id.simpul.policy.PolicyMistakes with every mistake of the first file that has any
     */
    static void takeIn(Handle db, Path folder, Instant now) {
        List<CalendarText> known = all(db);
        List<CalendarText> unknown = CalendarFolder.files(folder).stream()
                .map(file -> new CalendarText(
                        file.getFileName().toString(), now, folder.toString(), CalendarFolder.text(file)))
                .filter(one -> isNew(one, known))
                .toList();
        unknown.forEach(one -> CalendarFile.parse(folder.resolve(one.file()).toString(), one.text()));
        for (CalendarText one : unknown) {
            if (isOld(one, known)) {
                continue;
            }
            keep(db, one);
            LOG.info("The calendar {} of {} was taken in; the database keeps it from now on", one.file(), folder);
        }
    }

    private static boolean isNew(CalendarText found, List<CalendarText> known) {
        if (known.stream().anyMatch(one -> one.text().equals(found.text()))) {
            return false;
        }
        Optional<CalendarText> namesake =
                known.stream().filter(one -> one.file().equals(found.file())).reduce((one, later) -> later);
        namesake.ifPresent(one -> LOG.warn(
                "The calendar {} of {} says something else than the one of that name that was imported at {}, which"
                        + " counts; import it with ./simpul calendar import, or give it another name and start again",
                found.file(),
                found.by(),
                one.at()));
        return namesake.isEmpty();
    }

    private static boolean isOld(CalendarText found, List<CalendarText> known) {
        Optional<CalendarText> later =
                known.stream().filter(one -> isAsLate(one, found)).reduce((one, another) -> another);
        later.ifPresent(one -> LOG.warn(
                "The calendar {} of {} was not imported later than {}, which is for the same days and counts; import it"
                        + " with ./simpul calendar import if it holds",
                found.file(),
                found.by(),
                one.file()));
        return later.isPresent();
    }

    /** Whether it replaces another of its name, as far as the days show on which the two were imported. */
    private static boolean isAsLate(CalendarText one, CalendarText other) {
        Optional<LocalDate> day = CalendarFile.importedOn(one.text());
        Optional<LocalDate> otherDay = CalendarFile.importedOn(other.text());
        return day.isPresent()
                && otherDay.isPresent()
                && !day.get().isBefore(otherDay.get())
                && CalendarFile.parse(one.file(), one.text()).overlaps(CalendarFile.parse(other.file(), other.text()));
    }
}
