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
        addUp(db, answers.stream().map(SurveyAnswered::batch).toList());
    }

    /** Adds to each title how often it was lent, and how often the average book of its batch: what is not named was not. */
    private static void addUp(Handle db, Collection<String> batches) {
        db.createUpdate("""
                        insert into title_loans (title, loans, usual)
                        select title, sum(loans), sum(usual)
                          from (select batch_items.title, told.loans, avg(told.loans) over (partition by batch_items.batch) as usual
                                  from surveys
                                  join batch_items on batch_items.batch = surveys.batch
                                                  and batch_items.state not in ('planned', 'dropped')
                                                  and (batch_items.state <> 'missing'
                                                       or surveys.loans ->> batch_items.barcode is not null)
                                 cross join lateral
                                       (select coalesce((surveys.loans ->> batch_items.barcode)::bigint, 0) as loans) as told
                                 where surveys.batch = any(:batches) and surveys.loans <> '{}') as lent
                         group by title
                         order by title
                            on conflict (title) do update
                           set loans = title_loans.loans + excluded.loans, usual = title_loans.usual + excluded.usual
                        """).bindArray("batches", String.class, batches).execute();
    }
}
