package id.simpul.rotation.batch;

import id.simpul.database.Rows;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The answers of schools to the survey of a batch. */
final class Surveys {
    private Surveys() {}

    static Set<String> answered(Handle db, Collection<String> batches) {
        return new HashSet<>(db.createQuery("select batch from surveys where batch = any(:batches)")
                .bindArray("batches", String.class, batches)
                .mapTo(String.class)
                .list());
    }

    static void write(Handle db, List<Effect> effects) {
        List<SurveyAnswered> answers = Effects.among(effects, SurveyAnswered.class);
        if (answers.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into surveys (batch, answered_on, rating, comment, loans)
                        select * from unnest(:batch, :on, :rating, :comment, :loans)
                        """), SurveyAnswered.class, answers).execute();
    }
}
