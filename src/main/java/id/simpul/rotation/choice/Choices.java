package id.simpul.rotation.choice;

import id.simpul.database.Rows;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What staff have chosen by hand and not taken back, in the database. */
public final class Choices {
    private static final String SELECT = """
            select id, kind, current_partner(school) as school, quarter, barcode, any_copy, until_day
              from rotation_choices
             where ended_on is null
            """;

    private Choices() {}

    /** Advisory lock: whoever chooses by hand waits for the other, since what one chooses another may not choose as well. */
    public static void takeTurns(Handle db) {
        db.createQuery("select count(pg_advisory_xact_lock(hashtextextended('rotation choices', 0))) as taken")
                .mapTo(Integer.class)
                .one();
    }

    /** Those about these schools, and those about copies of the titles of these. */
    public static List<Choice> about(Handle db, Collection<PartnerId> schools, Collection<String> barcodes) {
        return db.createQuery(SELECT + """
                           and (school in (select known.partner
                                             from unnest(:schools) as asked (school)
                                            cross join lateral names_of(asked.school) as known (partner))
                                or barcode in (select copies.barcode
                                                 from items
                                                 join items copies on copies.title = items.title
                                                where items.barcode = any(:barcodes)))
                         order by id
                        """)
                .bindArray("schools", PartnerId.class, schools)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> choice(row))
                .list();
    }

    /** All that may matter to a quarter or a later one. */
    public static List<Choice> from(Handle db, Quarter quarter) {
        return db.createQuery(SELECT + " and (quarter is null or quarter >= :quarter) order by id")
                .bind("quarter", quarter.toString())
                .map((row, context) -> choice(row))
                .list();
    }

    /** Says whether anything was chosen or taken back since it was asked before: then it is another. */
    public static String mark(Handle db) {
        return db.createQuery("select count(*) || '/' || count(ended_on) from rotation_choices")
                .mapTo(String.class)
                .one();
    }

    /** Writes what was taken back, and then what was chosen. */
    public static void write(Handle db, List<Effect> effects) {
        Effects.among(effects, ChoiceEnded.class).forEach(ended -> db.createUpdate("""
                                update rotation_choices set ended_on = :on where id = :id and ended_on is null
                                """)
                .bind("on", ended.on())
                .bind("id", ended.choice().id())
                .execute());
        List<ChoiceMade> made = Effects.among(effects, ChoiceMade.class);
        if (!made.isEmpty()) {
            Rows.bind(db.createUpdate("""
                            insert into rotation_choices (id, kind, school, quarter, barcode, any_copy, until_day, made_on,
                                                          made_by, reason)
                            select * from unnest(:choice.id, :choice.kind, :choice.school, :choice.quarter, :choice.barcode,
                                                 :choice.anyCopy, :choice.until, :on, :by, :reason)
                            """), ChoiceMade.class, made).execute();
        }
    }

    private static Choice choice(ResultSet row) throws SQLException {
        return new Choice(
                row.getString("id"),
                Choice.Kind.ofWire(row.getString("kind")),
                Optional.ofNullable(row.getString("school")).map(PartnerId::new),
                Optional.ofNullable(row.getString("quarter")).map(Quarter::parse),
                row.getString("barcode"),
                row.getBoolean("any_copy"),
                Optional.ofNullable(row.getObject("until_day", LocalDate.class)));
    }
}
