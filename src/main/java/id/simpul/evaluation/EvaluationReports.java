package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.evaluation.report.PdfReport;
import id.simpul.partner.Language;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.LocalDate;

/** Draws evaluations as reports, by the policy that held when their period ended. */
public final class EvaluationReports {
    private final Policies policies;

    public EvaluationReports(Policies policies) {
        this.policies = policies;
    }

    /**
     * @param data as the notice {@code evaluation.published} has it
     * @return a PDF
     */
    public byte[] draw(ObjectNode data, Language language) {
        Policy policy = policies.asOf(LocalDate.parse(data.path("to").asText()));
        return PdfReport.draw(
                data, language, policy.library().name(), policy.evaluation().comparisonMonths());
    }
}
