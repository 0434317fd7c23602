package id.simpul.ledger;

import static id.simpul.partner.PartnerKind.DINAS;
import static id.simpul.partner.PartnerKind.LIBRARY;
import static id.simpul.partner.PartnerKind.NATIONAL;
import static id.simpul.partner.PartnerKind.OTHER;
import static id.simpul.partner.PartnerKind.SCHOOL;
import static id.simpul.partner.PartnerKind.UNIVERSITY;

import id.simpul.partner.PartnerKind;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything that can be asked of the hub: by whom, and under which name on the wire. */
public enum RequestType {
    ROTATION_ENROL("rotation.enrol", SCHOOL),
    ROTATION_RENEW("rotation.renew", SCHOOL),
    ROTATION_WITHDRAW("rotation.withdraw", SCHOOL),
    ROTATION_RECEIVED("rotation.received", SCHOOL),
    ROTATION_RETURNED("rotation.returned", SCHOOL),
    ROTATION_REPLACEMENT("rotation.replacement", SCHOOL),
    ROTATION_SURVEY("rotation.survey", SCHOOL),
    EXCHANGE_OFFER("exchange.offer", DINAS, UNIVERSITY, OTHER),
    EXCHANGE_WANT("exchange.want", DINAS, UNIVERSITY, OTHER, LIBRARY),
    EXCHANGE_ANSWER("exchange.answer", DINAS, UNIVERSITY, OTHER),
    EXCHANGE_SENT("exchange.sent", DINAS, UNIVERSITY, OTHER),
    EXCHANGE_RECEIVED("exchange.received", DINAS, UNIVERSITY, OTHER),
    EXCHANGE_GIFT("exchange.gift", DINAS, UNIVERSITY, OTHER),
    TRAINING_ENROL("training.enrol", DINAS, UNIVERSITY, OTHER),
    BORROWER_REGISTER("borrower.register", UNIVERSITY, LIBRARY),
    INTERNSHIP_APPLY("internship.apply", UNIVERSITY, OTHER),
    SERVICE_REQUEST("service.request", PartnerKind.values()),
    VISIT_BOOK("visit.book", PartnerKind.values()),
    BOOKING_CHANGE("booking.change", PartnerKind.values()),
    BOOKING_CANCEL("booking.cancel", PartnerKind.values()),
    AGREEMENT_PROPOSE("agreement.propose", PartnerKind.values()),
    AGREEMENT_DECISION("agreement.decision", NATIONAL),
    INFORMATION_PUBLISH("information.publish", PartnerKind.values()),
    PARTNER_UPDATE("partner.update", PartnerKind.values()),
    REQUEST_STATUS("request.status", PartnerKind.values()),
    CATALOGUE_ITEM("catalogue.item", LIBRARY),
    STATISTICS_DAY("statistics.day", LIBRARY),

    /** Acts of the library's staff: judged and recorded like a request, but never taken from a partner's queue. */
    STAFF_INVITE("staff.invite"),
    STAFF_PLACES("staff.places"),
    STAFF_SWAP("staff.swap"),
    STAFF_CHOICE("staff.choice"),
    STAFF_PACK("staff.pack"),
    STAFF_DISPATCH("staff.dispatch"),
    STAFF_CHECKIN("staff.checkin"),
    STAFF_HOLD("staff.hold"),
    STAFF_RELEASE("staff.release"),
    STAFF_CANCEL("staff.cancel"),
    STAFF_REOPEN("staff.reopen"),
    STAFF_OBLIGATION("staff.obligation"),
    STAFF_EXCHANGE("staff.exchange"),
    STAFF_EXCEPTION("staff.exception"),
    STAFF_GIFT("staff.gift"),
    STAFF_OFFER("staff.offer"),
    STAFF_BOOKING("staff.booking"),
    STAFF_TRAINING("staff.training"),
    STAFF_OUTREACH("staff.outreach"),
    STAFF_OUTREACH_CANCEL("staff.outreach.cancel"),
    STAFF_DECIDE("staff.decide"),
    STAFF_ASK("staff.ask"),
    STAFF_PLAN("staff.plan"),
    STAFF_PLAN_APPROVE("staff.plan.approve"),
    STAFF_PARTNER_ADD("staff.partner.add"),
    STAFF_PARTNER_CHANGE("staff.partner.change"),
    STAFF_PARTNER_REMOVE("staff.partner.remove"),
    STAFF_PARTNER_PASSWORD("staff.partner.password"),
    STAFF_PARTNER_CERTIFICATE("staff.partner.certificate"),
    STAFF_PARTNER_MERGE("staff.partner.merge"),
    STAFF_PARTNER_PAUSE("staff.partner.pause"),
    STAFF_PARTNER_RESUME("staff.partner.resume"),
    STAFF_PARTNER_PURGE("staff.partner.purge"),
    STAFF_PARTNER_TEST("staff.partner.test"),
    STAFF_FAILURE_RETRY("staff.failure.retry"),
    STAFF_FAILURE_DISCARD("staff.failure.discard"),
    STAFF_FAILURE_HOLD("staff.failure.hold"),
    STAFF_FAILURE_SHOW("staff.failure.show"),
    STAFF_MAIL_AGAIN("staff.mail.again"),
    STAFF_MAIL_ADDRESS("staff.mail.address"),
    STAFF_MAIL_WAIVE("staff.mail.waive"),
    STAFF_ANSWER_CLOSE("staff.answer.close"),
    STAFF_AGREEMENT_IMPORT("staff.agreement.import"),
    STAFF_AGREEMENT_END("staff.agreement.end"),
    STAFF_CATALOGUE_JOIN("staff.catalogue.join"),
    STAFF_CATALOGUE_UNJOIN("staff.catalogue.unjoin"),
    STAFF_CATALOGUE_COPIES("staff.catalogue.copies"),
    STAFF_CATALOGUE_IMPORT("staff.catalogue.import"),
    STAFF_AGREEMENT_RECORD("staff.agreement.record"),
    STAFF_AGREEMENT_SCAN("staff.agreement.scan"),
    STAFF_PRIVILEGE_END("staff.privilege.end"),
    STAFF_PRIVILEGE_LOOK("staff.privilege.look"),
    STAFF_PERSON_FIND("staff.person.find"),
    STAFF_PERSON_EXPORT("staff.person.export"),
    STAFF_PERSON_ERASE("staff.person.erase"),
    STAFF_CALENDAR_IMPORT("staff.calendar.import"),
    STAFF_POLICY_SET("staff.policy.set"),
    STAFF_POLICY_IMPORT("staff.policy.import"),
    STAFF_JOB_RUN("staff.job.run"),
    STAFF_CLOCK_SET("staff.clock.set"),
    STAFF_USER_ADD("staff.user.add"),
    STAFF_USER_ROLE("staff.user.role"),
    STAFF_USER_RESET("staff.user.reset"),
    STAFF_USER_BIND("staff.user.bind"),
    STAFF_USER_UNBIND("staff.user.unbind"),
    STAFF_USER_END("staff.user.end"),
    STAFF_SESSION_END("staff.session.end"),
    STAFF_LINK_MAKE("staff.link.make"),
    STAFF_LINK_REVOKE("staff.link.revoke"),
    STAFF_JOIN("staff.join");

    private static final Map<String, RequestType> BY_WIRE =
            Arrays.stream(values()).collect(Collectors.toMap(RequestType::wire, Function.identity()));

    private final String wire;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of enums
    private final Set<PartnerKind> senders;

    RequestType(String wire, PartnerKind... senders) {
        this.wire = wire;
        EnumSet<PartnerKind> kinds = EnumSet.noneOf(PartnerKind.class);
        kinds.addAll(Arrays.asList(senders));
        this.senders = Collections.unmodifiableSet(kinds);
    }

    /** The middle of the CloudEvents type: {@code rotation.enrol} of {@code id.simpul.rotation.enrol.v1}. */
    public String wire() {
        return wire;
    }

    /** The kinds of partner that may send it; empty for an act of staff. */
    public Set<PartnerKind> senders() {
        return senders;
    }

    public boolean isStaffAct() {
        return senders.isEmpty();
    }

    /** The type of a request that a partner sent; acts of staff have none on the wire. */
    public static Optional<RequestType> ofWire(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire)).filter(type -> !type.isStaffAct());
    }

    /** The act of staff that is meant: by its whole name, or without {@code staff.} before it. */
    public static Optional<RequestType> ofAct(String name) {
        return Optional.ofNullable(BY_WIRE.getOrDefault(name, BY_WIRE.get("staff." + name)))
                .filter(RequestType::isStaffAct);
    }

    /** The type under which something was recorded, acts of staff included. */
    public static RequestType recorded(String wire) {
        return Optional.ofNullable(BY_WIRE.get(wire))
                .orElseThrow(() -> new IllegalArgumentException("No such type of request: " + wire));
    }
}
