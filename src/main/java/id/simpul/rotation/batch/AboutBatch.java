package id.simpul.rotation.batch;

import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.Optional;

/** What a school or staff do with a batch. */
sealed interface AboutBatch
        permits RotationReceived, RotationReturned, RotationSurvey, StaffPack, StaffCheckin, StaffBatch {
    String batch();

    /** The day it happened, if it says so. */
    default Optional<LocalDate> on() {
        return Optional.empty();
    }

    static AboutBatch by(Request request) {
        return switch (request.type()) {
            case ROTATION_RECEIVED -> request.as(RotationReceived.class);
            case ROTATION_RETURNED -> request.as(RotationReturned.class);
            case ROTATION_SURVEY -> request.as(RotationSurvey.class);
            case STAFF_PACK, STAFF_DISPATCH -> request.as(StaffPack.class);
            case STAFF_CHECKIN -> request.as(StaffCheckin.class);
            case STAFF_HOLD, STAFF_RELEASE, STAFF_CANCEL, STAFF_REOPEN -> request.as(StaffBatch.class);
            default -> throw new IllegalArgumentException("Not an act upon a batch: " + request.type());
        };
    }
}
