package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was decided of a request; the same value drives the rows, the reply, the notices and the history. */
public sealed interface Decision {
    /** The status as the reply names it. */
    String status();

    /** What the requester is told beside status and reasons. */
    ObjectNode outcome();

    List<Reason> reasons();

    List<Effect> effects();

    List<Notice> notices();

    /** It takes effect, perhaps in part: each refused part has its reason. */
    record Accepted(
            String reference, ObjectNode outcome, List<Reason> reasons, List<Effect> effects, List<Notice> notices)
            implements Decision {
        @Override
        public String status() {
            return "accepted";
        }

        public Accepted {
            reasons = List.copyOf(reasons);
            effects = List.copyOf(effects);
            notices = List.copyOf(notices);
        }

        public Accepted(String reference, ObjectNode outcome, List<Effect> effects, List<Notice> notices) {
            this(reference, outcome, List.of(), effects, notices);
        }

        /**
         * @param outcome a record of the fields that the reply names
         */
        public Accepted(
                String reference, Record outcome, List<Reason> reasons, List<Effect> effects, List<Notice> notices) {
            this(reference, Json.tree(outcome), reasons, effects, notices);
        }

        public Accepted(String reference, Record outcome, List<Effect> effects, List<Notice> notices) {
            this(reference, outcome, List.of(), effects, notices);
        }
    }

    /**
     * It waits for staff or for the national library, who decide later; effects are what waiting itself records.
     *
     * @param reference the main id in the outcome, if it has one already
     */
    record Pending(
            Optional<String> reference,
            WaitsFor waitsFor,
            ObjectNode outcome,
            List<Reason> reasons,
            List<Effect> effects,
            List<Notice> notices)
            implements Decision {
        @Override
        public String status() {
            return "pending";
        }

        public Pending {
            reasons = List.copyOf(reasons);
            effects = List.copyOf(effects);
            notices = List.copyOf(notices);
        }

        /**
         * @param outcome a record of the fields that the reply names
         */
        public Pending(
                String reference,
                WaitsFor waitsFor,
                Record outcome,
                List<Reason> reasons,
                List<Effect> effects,
                List<Notice> notices) {
            this(Optional.of(reference), waitsFor, Json.tree(outcome), reasons, effects, notices);
        }

        public static Pending staff(Reason... reasons) {
            return new Pending(Optional.empty(), WaitsFor.STAFF, Json.object(), List.of(reasons), List.of(), List.of());
        }
    }

    /** Nothing took effect; the reasons say which rule stands against it. */
    record Refused(ObjectNode outcome, List<Reason> reasons) implements Decision {
        @Override
        public String status() {
            return "refused";
        }

        public Refused {
            reasons = List.copyOf(reasons);
        }

        /**
         * @param outcome a record of the fields that the reply names
         */
        public Refused(Record outcome, List<Reason> reasons) {
            this(Json.tree(outcome), reasons);
        }

        public static Refused because(Reason... reasons) {
            return new Refused(Json.object(), List.of(reasons));
        }

        @Override
        public List<Effect> effects() {
            return List.of();
        }

        @Override
        public List<Notice> notices() {
            return List.of();
        }
    }

    /** Who must decide before a pending request is answered for good. */
    enum WaitsFor {
        STAFF,
        NATIONAL;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
