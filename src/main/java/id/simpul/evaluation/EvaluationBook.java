package id.simpul.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import id.simpul.policy.Policies;
import id.simpul.policy.Regions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jdbi.v3.core.Handle;

/** An evaluation as staff look at it: on the screen, or as a file. */
final class EvaluationBook {
    /** Rows of a file that travel together. */
    private static final int PAGE = 500;

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
        return partner.map(id -> Partners.lineage(db, id));
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
            ObjectNode all = Json.object()
                    .put("period", period.name())
                    .put("partner", "")
                    .put("name", "")
                    .put("kind", "");
            Report.values(evaluation.total()).forEach((field, value) -> all.put(field, value.orElse(null)));
            Optional<Library.Visitors> visitors = evaluation.library().of(Optional.empty());
            lines.add(all.put(
                            "libraryVisits",
                            visitors.map(Library.Visitors::visits).orElse(null))
                    .put(
                            "libraryNewMembers",
                            visitors.map(Library.Visitors::newMembers).orElse(null)));
            evaluation
                    .library()
                    .effect()
                    .ifPresent(effect -> all.set("libraryBeforeAndAfter", Json.tree(Report.told(effect))));
        }
        evaluation.rows().forEach(row -> {
            ObjectNode line = Json.object().put("period", period.name());
            line.setAll(Json.tree(Report.row(row)));
            row.region()
                    .flatMap(code -> Regions.shipped().nameOf(code))
                    .ifPresent(name -> line.put("regionName", name));
            lines.add(line);
        });
        return lines;
    }

    /** One column for the whole, one for each of the first partners. */
    List<ObjectNode> table(Handle db, EvaluationPeriod period, Optional<PartnerId> partner, Language language) {
        return List.of(Json.object().put("text", new EvaluationTable(evaluate(db, period, partner), language).text()));
    }

    /** The whole file, some hundred rows at a time. */
    List<ObjectNode> csv(Handle db, EvaluationPeriod period, Optional<PartnerId> partner) {
        List<ObjectNode> pages = new ArrayList<>();
        List<ObjectNode> lines = lines(db, period, partner);
        for (int first = 0; first < Math.max(1, lines.size()); first += PAGE) {
            List<ObjectNode> page = lines.subList(first, Math.min(first + PAGE, lines.size()));
            pages.add(Json.object().put("text", csv(page, first == 0)));
        }
        return pages;
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

    private static String csv(List<ObjectNode> lines, boolean withHeader) {
        List<String> columns = Stream.concat(
                        Stream.of(
                                "period",
                                "partner",
                                "name",
                                "kind",
                                "region",
                                "regionName",
                                "comparedSince",
                                "comparedMonths"),
                        Arrays.stream(Indicator.values()).map(Indicator::field))
                .toList();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (withHeader) {
                printer.printRecord(columns);
            }
            for (ObjectNode line : lines) {
                printer.printRecord(
                        columns.stream().map(column -> cell(line.path(column))).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String cell(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText();
    }
}
