package id.simpul.rotation.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.rotation.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

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
        List<SurveyAnswered> answers = effects.stream()
                .filter(SurveyAnswered.class::isInstance)
                .map(SurveyAnswered.class::cast)
                .toList();
        if (answers.isEmpty()) {
            return;
        }
        Update insert = db.createUpdate("""
                insert into surveys (batch, answered_on, rating, comment, loans)
                select batch, answered_on, rating, comment, loans
                  from unnest(:batches, :days, :ratings, :comments, :loans)
                       as new (batch, answered_on, rating, comment, loans)
                """);
        Rows.of(answers)
                .bind(insert, "batches", String.class, SurveyAnswered::batch)
                .bind(insert, "days", LocalDate.class, SurveyAnswered::on)
                .bindOptional(insert, "ratings", Integer.class, SurveyAnswered::rating)
                .bindOptional(insert, "comments", String.class, SurveyAnswered::comment)
                .bind(insert, "loans", ObjectNode.class, SurveyAnswered::loans);
        insert.execute();
    }
}
