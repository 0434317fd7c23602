package id.simpul.intake.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.account.StatusOutcome;
import id.simpul.account.UpdateOutcome;
import id.simpul.agreement.DecisionOutcome;
import id.simpul.agreement.ProposalOutcome;
import id.simpul.booking.BookingStanding;
import id.simpul.booking.DayBooked;
import id.simpul.booking.NoRoom;
import id.simpul.booking.PeriodBooked;
import id.simpul.booking.training.TrainingDesk;
import id.simpul.catalogue.CatalogueDesk;
import id.simpul.evaluation.StatisticsDesk;
import id.simpul.exchange.ExchangeOutcome;
import id.simpul.exchange.GiftDesk;
import id.simpul.exchange.OfferDesk;
import id.simpul.exchange.PairStates;
import id.simpul.information.InformationDesk;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import id.simpul.privilege.PrivilegeOutcome;
import id.simpul.rotation.batch.BatchOutcome;
import id.simpul.rotation.batch.ReturnOutcome;
import id.simpul.rotation.batch.SurveyOutcome;
import id.simpul.rotation.enrolment.TermOutcome;
import id.simpul.rotation.enrolment.WithdrawOutcome;
import id.simpul.rotation.obligation.ObligationActs;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/partners.md} says what each accepted request is answered, as the records of outcomes have it. */
public class OutcomesDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "partners.md");
    private static final String BEGIN = "<!-- outcomes -->\n";
    private static final String END = "<!-- end of outcomes -->\n";
    private static final Map<Class<?>, String> PLAIN = Map.of(Quarter.class, "quarter", Integer.class, "index");
    /** What an accepted request of each type is answered. */
    public static final Map<RequestType, Class<? extends Record>> OUTCOMES = new EnumMap<>(Map.ofEntries(
            Map.entry(RequestType.ROTATION_ENROL, TermOutcome.class),
            Map.entry(RequestType.ROTATION_RENEW, TermOutcome.class),
            Map.entry(RequestType.ROTATION_WITHDRAW, WithdrawOutcome.class),
            Map.entry(RequestType.ROTATION_RECEIVED, BatchOutcome.class),
            Map.entry(RequestType.ROTATION_RETURNED, ReturnOutcome.class),
            Map.entry(RequestType.ROTATION_REPLACEMENT, ObligationActs.Outcome.class),
            Map.entry(RequestType.ROTATION_SURVEY, SurveyOutcome.class),
            Map.entry(RequestType.EXCHANGE_OFFER, ExchangeOutcome.class),
            Map.entry(RequestType.EXCHANGE_WANT, OfferDesk.WantOutcome.class),
            Map.entry(RequestType.EXCHANGE_ANSWER, PairStates.class),
            Map.entry(RequestType.EXCHANGE_SENT, PairStates.class),
            Map.entry(RequestType.EXCHANGE_RECEIVED, PairStates.class),
            Map.entry(RequestType.EXCHANGE_GIFT, GiftDesk.Outcome.class),
            Map.entry(RequestType.TRAINING_ENROL, TrainingDesk.Outcome.class),
            Map.entry(RequestType.BORROWER_REGISTER, PrivilegeOutcome.class),
            Map.entry(RequestType.INTERNSHIP_APPLY, PeriodBooked.class),
            Map.entry(RequestType.SERVICE_REQUEST, DayBooked.class),
            Map.entry(RequestType.VISIT_BOOK, DayBooked.class),
            Map.entry(RequestType.BOOKING_CHANGE, BookingStanding.class),
            Map.entry(RequestType.BOOKING_CANCEL, BookingStanding.class),
            Map.entry(RequestType.AGREEMENT_PROPOSE, ProposalOutcome.class),
            Map.entry(RequestType.AGREEMENT_DECISION, DecisionOutcome.class),
            Map.entry(RequestType.INFORMATION_PUBLISH, InformationDesk.Outcome.class),
            Map.entry(RequestType.PARTNER_UPDATE, UpdateOutcome.class),
            Map.entry(RequestType.REQUEST_STATUS, StatusOutcome.class),
            Map.entry(RequestType.CATALOGUE_ITEM, CatalogueDesk.Outcome.class),
            Map.entry(RequestType.STATISTICS_DAY, StatisticsDesk.Outcome.class)));

    @Test
    void every_request_of_a_partner_has_its_outcome() {
        assertThat(OUTCOMES.keySet()).containsExactlyElementsOf(Samples.types());
    }

    /** Written anew with {@code ./mvnw test -Dtest=OutcomesDocumentTest -Dwrite.docs=true}. */
    @Test
    void the_document_is_up_to_date() throws IOException {
        String before = Files.readString(DOCUMENT);
        String document = before.substring(0, before.indexOf(BEGIN) + BEGIN.length())
                + table()
                + before.substring(before.indexOf(END));
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(DOCUMENT, document);
        }
        assertThat(DOCUMENT)
                .content()
                .as("write it anew with -Dwrite.docs=true")
                .isEqualTo(document);
    }

    private static String table() {
        StringBuilder text = new StringBuilder("\n| type | `outcome` |\n|---|---|\n");
        OUTCOMES.forEach((type, record) -> text.append(row("`" + type.wire() + "`", record)));
        return text.append(row("a booking that is refused", NoRoom.class))
                .append('\n')
                .toString();
    }

    private static String row(String what, Class<?> record) {
        return "| " + what + " | " + fields(record) + " |\n";
    }

    /** The fields of a record in the order in which a reply has them. */
    private static String fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(OutcomesDocumentTest::field)
                .collect(Collectors.joining(", "));
    }

    private static String field(RecordComponent component) {
        String optional = component.getType() == Optional.class ? "?" : "";
        return "`" + component.getName() + "`" + optional + inside(component.getGenericType());
    }

    private static String inside(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type held = generic.getActualTypeArguments()[0];
            String of = PLAIN.getOrDefault(held, inside(held).strip());
            return generic.getRawType() == List.class ? " [" + of + "]" : inside(held);
        }
        return type instanceof Class<?> plain
                        && plain.isRecord()
                        && plain != PartnerId.class
                        && !PLAIN.containsKey(plain)
                ? " {" + fields(plain) + "}"
                : "";
    }
}
