package id.simpul.rotation.enrolment;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The ends of agreements' terms, in the database. */
public final class Terms {
    private Terms() {}

    public static List<TermEnded> end(Handle db, Collection<String> agreements, LocalDate on) {
        return db.createQuery("""
                        update rotation_agreements
                           set state = 'ended', ended_on = :on
                         where id = any(:ids) and state = 'active'
                        returning id, current_partner(school) as school
                        """)
                .bind("on", on)
                .bindArray("ids", String.class, agreements)
                .map((row, context) -> new TermEnded(row.getString("id"), new PartnerId(row.getString("school"))))
                .list();
    }
}
