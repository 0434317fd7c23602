package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import id.simpul.database.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Compares what chores answer when they are asked together with what each answers alone. */
public final class AskedAlike {
    private static final int MOST = 3;

    private AskedAlike() {}

    /** Those who answer something else, with both answers. */
    public static List<String> differences(Database database, List<Chore> chores, Instant until) {
        List<String> differences = new ArrayList<>();
        Agenda agenda = new Agenda(database, MOST);
        agenda.ask(chores, until).forEach((chore, together) -> {
            List<Due> alone = database.jdbi().withHandle(db -> chore.next(db, until, agenda.most(chore)));
            if (!together.parts().equals(alone)) {
                differences.add(chore.job() + " answers " + together + " and alone " + alone);
            }
        });
        return differences;
    }
}
