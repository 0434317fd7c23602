package id.simpul.intake.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.account.PartnerChanges;
import id.simpul.account.RequestStatus;
import id.simpul.agreement.AgreementDecision;
import id.simpul.agreement.AgreementPropose;
import id.simpul.booking.BookingCancel;
import id.simpul.booking.BookingChange;
import id.simpul.booking.InternshipApply;
import id.simpul.booking.ServiceRequest;
import id.simpul.booking.StaffBooking;
import id.simpul.booking.VisitBook;
import id.simpul.booking.training.TrainingEnrol;
import id.simpul.evaluation.StatisticsDay;
import id.simpul.exchange.ExchangeAnswer;
import id.simpul.exchange.ExchangeGift;
import id.simpul.exchange.ExchangeMoved;
import id.simpul.exchange.ExchangeOffer;
import id.simpul.exchange.ExchangeWant;
import id.simpul.exchange.StaffException;
import id.simpul.exchange.StaffExchange;
import id.simpul.exchange.StaffGift;
import id.simpul.information.InformationPublish;
import id.simpul.ledger.Json;
import id.simpul.ledger.RecordForm;
import id.simpul.ledger.RequestType;
import id.simpul.outreach.StaffOutreach;
import id.simpul.outreach.StaffOutreachCancel;
import id.simpul.privilege.Registration;
import id.simpul.rotation.batch.RotationReceived;
import id.simpul.rotation.batch.RotationReturned;
import id.simpul.rotation.batch.RotationSurvey;
import id.simpul.rotation.batch.StaffBatch;
import id.simpul.rotation.batch.StaffCheckin;
import id.simpul.rotation.batch.StaffPack;
import id.simpul.rotation.batch.StaffSwap;
import id.simpul.rotation.choice.StaffChoice;
import id.simpul.rotation.enrolment.Enrol;
import id.simpul.rotation.enrolment.RotationRenew;
import id.simpul.rotation.enrolment.RotationWithdraw;
import id.simpul.rotation.enrolment.StaffInvite;
import id.simpul.rotation.enrolment.StaffPlaces;
import id.simpul.rotation.obligation.RotationReplacement;
import id.simpul.rotation.obligation.StaffObligation;
import id.simpul.rotation.planning.StaffPlan;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The record that a desk reads a request into has the fields of the published schema, each as it may come. */
class RequestRecordsTest {
    private static final Map<RequestType, Class<?>> RECORDS = Map.ofEntries(
            Map.entry(RequestType.ROTATION_ENROL, Enrol.class),
            Map.entry(RequestType.ROTATION_RENEW, RotationRenew.class),
            Map.entry(RequestType.ROTATION_REPLACEMENT, RotationReplacement.class),
            Map.entry(RequestType.ROTATION_SURVEY, RotationSurvey.class),
            Map.entry(RequestType.EXCHANGE_OFFER, ExchangeOffer.class),
            Map.entry(RequestType.EXCHANGE_WANT, ExchangeWant.class),
            Map.entry(RequestType.EXCHANGE_GIFT, ExchangeGift.class),
            Map.entry(RequestType.TRAINING_ENROL, TrainingEnrol.class),
            Map.entry(RequestType.BORROWER_REGISTER, Registration.class),
            Map.entry(RequestType.INTERNSHIP_APPLY, InternshipApply.class),
            Map.entry(RequestType.SERVICE_REQUEST, ServiceRequest.class),
            Map.entry(RequestType.VISIT_BOOK, VisitBook.class),
            Map.entry(RequestType.BOOKING_CHANGE, BookingChange.class),
            Map.entry(RequestType.AGREEMENT_PROPOSE, AgreementPropose.class),
            Map.entry(RequestType.AGREEMENT_DECISION, AgreementDecision.class),
            Map.entry(RequestType.INFORMATION_PUBLISH, InformationPublish.class),
            Map.entry(RequestType.STATISTICS_DAY, StatisticsDay.class),
            Map.entry(RequestType.ROTATION_WITHDRAW, RotationWithdraw.class),
            Map.entry(RequestType.ROTATION_RECEIVED, RotationReceived.class),
            Map.entry(RequestType.ROTATION_RETURNED, RotationReturned.class),
            Map.entry(RequestType.EXCHANGE_ANSWER, ExchangeAnswer.class),
            Map.entry(RequestType.EXCHANGE_SENT, ExchangeMoved.class),
            Map.entry(RequestType.EXCHANGE_RECEIVED, ExchangeMoved.class),
            Map.entry(RequestType.BOOKING_CANCEL, BookingCancel.class),
            Map.entry(RequestType.PARTNER_UPDATE, PartnerChanges.class),
            Map.entry(RequestType.REQUEST_STATUS, RequestStatus.class),
            Map.entry(RequestType.STAFF_PACK, StaffPack.class),
            Map.entry(RequestType.STAFF_DISPATCH, StaffPack.class),
            Map.entry(RequestType.STAFF_CHECKIN, StaffCheckin.class),
            Map.entry(RequestType.STAFF_HOLD, StaffBatch.class),
            Map.entry(RequestType.STAFF_RELEASE, StaffBatch.class),
            Map.entry(RequestType.STAFF_CANCEL, StaffBatch.class),
            Map.entry(RequestType.STAFF_REOPEN, StaffBatch.class),
            Map.entry(RequestType.STAFF_OBLIGATION, StaffObligation.class),
            Map.entry(RequestType.STAFF_BOOKING, StaffBooking.class),
            Map.entry(RequestType.STAFF_OUTREACH, StaffOutreach.class),
            Map.entry(RequestType.STAFF_OUTREACH_CANCEL, StaffOutreachCancel.class),
            Map.entry(RequestType.STAFF_INVITE, StaffInvite.class),
            Map.entry(RequestType.STAFF_PLAN, StaffPlan.class),
            Map.entry(RequestType.STAFF_PLAN_APPROVE, StaffPlan.class),
            Map.entry(RequestType.STAFF_SWAP, StaffSwap.class),
            Map.entry(RequestType.STAFF_CHOICE, StaffChoice.class),
            Map.entry(RequestType.STAFF_PLACES, StaffPlaces.class),
            Map.entry(RequestType.STAFF_EXCHANGE, StaffExchange.class),
            Map.entry(RequestType.STAFF_EXCEPTION, StaffException.class),
            Map.entry(RequestType.STAFF_GIFT, StaffGift.class));

    static Stream<RequestType> types() {
        return RECORDS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_record_has_the_fields_of_the_schema(RequestType type) {
        JsonNode schema = Schemas.document(Schemas.path(type));

        assertThat(RecordForm.differences(RECORDS.get(type), schema)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_example_is_read_and_loses_nothing(RequestType type) {
        assertThat(Samples.examples(type))
                .allSatisfy(example -> assertThat(Json.tree(Json.as(RECORDS.get(type), example)))
                        .isEqualTo(example));
    }
}
