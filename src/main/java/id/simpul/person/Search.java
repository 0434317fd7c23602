package id.simpul.person;

import id.simpul.delivery.MailFiles;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Looks for a person in every place that is marked, and in the mails that lie as files; an act of minutes at most, done seldom. */
final class Search {
    /** In all; who is found in more places is looked for by something that names one person alone. */
    static final int MOST = 200;

    private final MailFiles mails;

    Search(MailFiles mails) {
        this.mails = mails;
    }

    List<Hit> all(Handle db, Wanted wanted) {
        List<Hit> hits = new ArrayList<>();
        Mark.all(db).forEach(mark -> hits.addAll(in(db, mark, wanted)));
        mails.holding(wanted.pattern(), MOST + 1)
                .forEach(mail -> hits.add(new Hit("mail", mail.getFileName().toString(), "", "", false)));
        return hits;
    }

    private static List<Hit> in(Handle db, Mark mark, Wanted wanted) {
        return db.createQuery("select " + mark.key() + " as thing, " + mark.partner() + " as partner, " + mark.text()
                        + " as holds, coalesce((" + mark.open() + "), false) as open from " + mark.table() + " where "
                        + mark.words()
                        + " ~* :wanted order by 1 limit :most")
                .bind("wanted", wanted.expression())
                .bind("most", MOST + 1)
                .map((row, context) -> new Hit(
                        mark.table() + "." + mark.column(),
                        row.getString("thing"),
                        row.getString("partner") == null ? "" : row.getString("partner"),
                        row.getString("holds"),
                        row.getBoolean("open")))
                .list();
    }
}
