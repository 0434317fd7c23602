package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore;
import id.simpul.delivery.Enclosure;
import id.simpul.feature.Document;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What the cooperation brought, each quarter and year, told to the dinas and the national library (R30). */
public final class EvaluationFeature implements Feature {
    private final Ground ground;
    private final Evaluations evaluations;

    public EvaluationFeature(Ground ground) {
        this.ground = ground;
        this.evaluations = new Evaluations(ground.policies());
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new StatisticsDesk());
    }

    @Override
    public List<Chore> chores() {
        return List.of(new PublishChore(ground.policies()));
    }

    /** The evaluation goes out as a report to be printed, too. */
    @Override
    public Map<Topic, Enclosure> enclosures() {
        EvaluationReports reports = new EvaluationReports(ground.policies());
        return Map.of(Topic.EVALUATION_PUBLISHED, new Enclosure("application/pdf", "pdf", reports::draw));
    }

    /** What is known of the cooperation with a partner as a day begins, by name of the figure. */
    public ObjectNode figures(Handle db, PartnerId partner, LocalDate day) {
        return evaluations.of(
                db, partner, day.atStartOfDay(ground.policies().zone()).toInstant());
    }

    @Override
    public List<Document> documents() {
        return List.of(EvaluationDocument.of(ground.policies(), ground.clock()));
    }
}
