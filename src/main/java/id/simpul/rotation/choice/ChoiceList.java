package id.simpul.rotation.choice;

import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** What was chosen by hand and still counts, for staff to look at: by whom, and why. */
public final class ChoiceList {
    private final Supplier<LocalDate> today;

    private ChoiceList(Supplier<LocalDate> today) {
        this.today = today;
    }

    /**
     * One choice as it is shown.
     *
     * @param name the school's
     * @param since the day it was made, by which with its id pages are told apart
     */
    private record Entry(
            String choice,
            String kind,
            Optional<String> school,
            Optional<String> name,
            Optional<String> quarter,
            String barcode,
            String title,
            boolean anyCopy,
            Optional<LocalDate> until,
            LocalDate since,
            String by,
            String reason) {}

    public static Listing<?> of(Supplier<LocalDate> today) {
        return new Listing<>(
                "pins",
                List.of(
                        Column.word("choice", new Phrase("pilihan", "choice"), Entry::kind),
                        Column.id("school", new Phrase("sekolah", "school"), Entry::school),
                        Column.detail("name", new Phrase("nama", "name"), Entry::name),
                        Column.text("quarter", new Phrase("triwulan", "quarter"), Entry::quarter),
                        Column.id("barcode", new Phrase("barcode", "barcode"), Entry::barcode),
                        Column.text("title", new Phrase("judul", "title"), Entry::title),
                        Column.detail(
                                "anyCopy", new Phrase("eksemplar lain boleh", "any copy"), entry -> Optional.of(true)
                                        .filter(any -> entry.anyCopy())),
                        Column.text("until", new Phrase("sampai", "until"), Entry::until),
                        Column.text("since", new Phrase("sejak", "since"), Entry::since),
                        Column.text("by", new Phrase("oleh", "by"), Entry::by),
                        Column.text("reason", new Phrase("alasan", "reason"), Entry::reason)),
                new ChoiceList(today)::page);
    }

    /** What is over is not shown: a batch whose list was told, or a last day that is past. */
    private Page<Entry> page(Handle db, Query query) {
        String after = query.after().orElse(LocalDate.EPOCH + " ");
        List<Entry> rows = db.createQuery("""
                        select rotation_choices.id, rotation_choices.kind, partners.id as school, partners.name,
                               rotation_choices.quarter, rotation_choices.barcode, titles.title, rotation_choices.any_copy,
                               rotation_choices.until_day, rotation_choices.made_on, rotation_choices.made_by,
                               rotation_choices.reason
                          from rotation_choices
                          join items on items.barcode = rotation_choices.barcode
                          join titles on titles.id = items.title
                          left join known_partners as partners on partners.id = current_partner(rotation_choices.school)
                         where rotation_choices.ended_on is null
                           and (rotation_choices.made_on, rotation_choices.id) > (:since, :id)
                           and coalesce(rotation_choices.until_day, :today) >= :today
                           and not exists (select 1 from batches
                                            where batches.school = rotation_choices.school
                                              and batches.quarter = rotation_choices.quarter and batches.state <> 'planned')
                         order by rotation_choices.made_on, rotation_choices.id
                         limit :most
                        """)
                .bind("since", LocalDate.parse(after.substring(0, 10)))
                .bind("id", after.substring(11))
                .bind("today", today.get())
                .bind("most", query.most())
                .map((row, context) -> entry(row))
                .list();
        return Page.of(rows, query.most(), entry -> entry.since() + " " + entry.choice());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("id"),
                row.getString("kind"),
                Optional.ofNullable(row.getString("school")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("quarter")),
                row.getString("barcode"),
                row.getString("title"),
                row.getBoolean("any_copy"),
                Optional.ofNullable(row.getObject("until_day", LocalDate.class)),
                row.getObject("made_on", LocalDate.class),
                row.getString("made_by"),
                row.getString("reason"));
    }
}
