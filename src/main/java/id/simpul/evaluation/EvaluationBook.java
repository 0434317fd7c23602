package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Regions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** An evaluation as staff look at it: on the screen, or as a file. */
final class EvaluationBook {
    private final Policies policies;
    private final Instant now;

    EvaluationBook(Policies policies, Instant now) {
        this.policies = policies;
        this.now = now;
    }

    private Evaluation evaluate(Handle db, EvaluationPeriod period, Optional<PartnerId> partner) {
        return only(new Evaluations(policies).of(db, period, now), names(db, partner));
    }

    /** A published evaluation has the names of its day, so a partner is looked for under all it ever had. */
    private static Optional<Set<PartnerId>> names(Handle db, Optional<PartnerId> partner) {
        return partner.map(id -> PartnerEntries.lineage(db, id));
    }

    private static Evaluation only(Evaluation whole, Optional<Set<PartnerId>> partner) {
        return partner.map(names -> new Evaluation(
                        whole.period(),
                        whole.knownOn(),
                        whole.rows().stream()
                                .filter(row -> names.contains(row.partner()))
                                .toList(),
                        whole.library()))
                .orElse(whole);
    }

    /** The sum first, then partner by partner. */
    List<ObjectNode> lines(Handle db, EvaluationPeriod period, Optional<PartnerId> partner) {
        Evaluation evaluation = evaluate(db, period, partner);
        List<ObjectNode> lines = new ArrayList<>();
        if (partner.isEmpty()) {
            lines.add(sum(evaluation));
        }
        evaluation.rows().forEach(row -> lines.add(line(period, row)));
        return lines;
    }

    static ObjectNode sum(Evaluation evaluation) {
        ObjectNode all = Json.object()
                .put("period", evaluation.period().name())
                .put("partner", "")
                .put("name", "")
                .put("kind", "");
        Report.values(evaluation.total()).forEach((field, value) -> all.put(field, value.orElse(null)));
        Optional<Library.Visitors> visitors = evaluation.library().of(Optional.empty());
        all.put("libraryVisits", visitors.map(Library.Visitors::visits).orElse(null))
                .put(
                        "libraryNewMembers",
                        visitors.map(Library.Visitors::newMembers).orElse(null));
        evaluation
                .library()
                .effect()
                .ifPresent(effect -> all.set("libraryBeforeAndAfter", Json.tree(Report.told(effect))));
        return all;
    }

    static ObjectNode line(EvaluationPeriod period, PartnerFigures row) {
        ObjectNode line = Json.object().put("period", period.name());
        line.setAll(Json.tree(Report.row(row)));
        row.region().flatMap(code -> Regions.shipped().nameOf(code)).ifPresent(name -> line.put("regionName", name));
        return line;
    }

    /** One column for the whole, one for each of the first partners. */
    List<ObjectNode> table(Handle db, EvaluationPeriod period, Optional<PartnerId> partner, Language language) {
        return List.of(Json.object().put("text", new EvaluationTable(evaluate(db, period, partner), language).text()));
    }

    /** All figures of all partners, for a file. */
    EvaluationSheet sheet(Handle db, EvaluationPeriod period, Optional<PartnerId> partner) {
        return new EvaluationSheet(evaluate(db, period, partner), partner.isEmpty());
    }

    /** The report as it is published to the national library; of one partner, its figures in the same form. */
    List<ObjectNode> pdf(Handle db, EvaluationPeriod period, Optional<PartnerId> partner, Language language) {
        Evaluations evaluations = new Evaluations(policies);
        Optional<Set<PartnerId>> names = names(db, partner);
        List<Evaluation> trend = evaluations.trend(db, period.last(), Report.QUARTERS, now).stream()
                .map(quarter -> only(quarter, names))
                .toList();
        ObjectNode data = Json.tree(new Report(evaluate(db, period, partner), Optional.empty(), trend).content());
        partner.ifPresent(id -> data.put("partner", id.value()));
        byte[] pdf = new EvaluationReports(policies).draw(data, language);
        return List.of(Json.object().put("pdf", Base64.getEncoder().encodeToString(pdf)));
    }
}
