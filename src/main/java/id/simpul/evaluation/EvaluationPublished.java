package id.simpul.evaluation;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Region;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of a period: the same fields in the notice, in its files and at the command line.
 *
 * @param region a region of which it tells beside the whole; none for the whole alone
 * @param libraryBeforeAndAfter what came to the whole library before and after the first cooperation began
 */
public record EvaluationPublished(
        String period,
        LocalDate from,
        LocalDate to,
        LocalDate knownOn,
        Optional<Region> region,
        Optional<Long> libraryVisits,
        Optional<Long> libraryNewMembers,
        Optional<BeforeAndAfter> libraryBeforeAndAfter,
        List<Value> indicators,
        List<PartnerRow> partners,
        Trend trend)
        implements NoticeContent {

    /** As many months before a day as after it, both ends included. */
    public record BeforeAndAfter(
            LocalDate since,
            int months,
            LocalDate from,
            LocalDate to,
            long visitsBefore,
            long visitsAfter,
            long membersBefore,
            long membersAfter) {}

    /** One indicator, of the region and of all. */
    public record Value(
            String indicator, Optional<BigDecimal> value, Optional<BigDecimal> overall, Optional<String> unit) {}

    /**
     * One partner's figures: every indicator has its field, and one that cannot be told is null.
     *
     * @param comparedSince the day before and after which visits and new members are compared
     * @param comparedMonths over how many months
     */
    public record PartnerRow(
            PartnerId partner,
            String name,
            String kind,

            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> region,

            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<LocalDate> comparedSince,

            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Integer> comparedMonths,

            @JsonAnyGetter @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, Optional<BigDecimal>> figures) {}

    /** The quarters up to the period's end, the oldest first. */
    public record Trend(List<QuarterRow> quarters) {}

    /** One quarter's figures. */
    public record QuarterRow(
            String quarter,

            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> libraryVisits,

            @JsonInclude(JsonInclude.Include.ALWAYS) Optional<Long> libraryNewMembers,

            @JsonAnyGetter @JsonInclude(content = JsonInclude.Include.ALWAYS)
            Map<String, Optional<BigDecimal>> figures) {}

    @Override
    public Topic topic() {
        return Topic.EVALUATION_PUBLISHED;
    }
}
