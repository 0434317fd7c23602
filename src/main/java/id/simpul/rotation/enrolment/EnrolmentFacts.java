package id.simpul.rotation.enrolment;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Region;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchChanged;
import id.simpul.rotation.planning.Prospect;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What enrolments, renewals and withdrawals of a list of requests depend on. */
public final class EnrolmentFacts implements Desk.Facts {
    /**
     * What the forecasts of one batch may cost, as {@link Prospect#effort} counts it: half a second of a core or so. In effort and
     * not in time, so that a batch is always answered alike.
     */
    static final long EFFORT = 4_000_000;

    /** So many times as dear is a forecast that falls short: as many approaches are compared. */
    private static final int APPROACHES = 10;

    private final Map<String, Enrolment> agreements = new HashMap<>();
    private final Map<String, Batch> batches = new HashMap<>();
    /** By agreement the last quarter that has a batch, whatever became of it. */
    private final Map<String, Quarter> planned = new HashMap<>();

    private final Map<PartnerId, PartnerKind> partners;
    private final Map<String, Quarter> lastAnnounced;
    private final Map<PartnerId, Region> regions = new HashMap<>();
    private LocalDate present = LocalDate.MIN;
    private Prospect prospect;
    private long effort = EFFORT;

    /**
     * @param agreements of the schools that ask, and of the NPSNs they name
     * @param batches of these agreements, those that have not ended
     * @param partners those named in invitations
     * @param lastAnnounced by region the last quarter whose batches are announced there; nobody can join it any more
     * @param prospect what the collection can give
     */
    public EnrolmentFacts(
            Collection<Enrolment> agreements,
            Collection<Batch> batches,
            Map<PartnerId, PartnerKind> partners,
            Map<String, Quarter> lastAnnounced,
            Prospect prospect) {
        agreements.forEach(agreement -> this.agreements.put(agreement.id(), agreement));
        batches.forEach(batch -> this.batches.put(batch.id(), batch));
        this.partners = Map.copyOf(partners);
        this.lastAnnounced = Map.copyOf(lastAnnounced);
        this.prospect = prospect;
    }

    /** The same, knowing also in which regions the directory has the schools. */
    public EnrolmentFacts registeredIn(Map<PartnerId, Region> directory) {
        regions.putAll(directory);
        return this;
    }

    /** The same, decided on that day: no school joins an exchange that would be announced by then, whatever day the request claims. */
    EnrolmentFacts decidedOn(LocalDate day) {
        present = day;
        return this;
    }

    LocalDate present() {
        return present;
    }

    /** Where the library has a school, if it has written that down. */
    Optional<Region> registeredRegion(PartnerId school) {
        return Optional.ofNullable(regions.get(school));
    }

    Optional<Enrolment> agreement(String id) {
        return Optional.ofNullable(agreements.get(id));
    }

    Optional<Enrolment> activeOf(PartnerId school) {
        return agreements.values().stream()
                .filter(agreement -> agreement.school().equals(school))
                .filter(agreement -> agreement.state() == Enrolment.State.ACTIVE)
                .findFirst();
    }

    /** How many books the school's last agreement was for, if not the usual. */
    Optional<Integer> placesOf(PartnerId school) {
        return agreements.values().stream()
                .filter(agreement -> agreement.school().equals(school))
                .max(Comparator.comparing(Enrolment::lastQuarter))
                .flatMap(Enrolment::places);
    }

    /** Another partner's agreement at that NPSN, the latest. */
    Optional<Enrolment> ofAnother(String npsn, PartnerId school) {
        return agreements.values().stream()
                .filter(agreement ->
                        agreement.npsn().equals(npsn) && !agreement.school().equals(school))
                .max(Comparator.comparing(Enrolment::enrolledOn).thenComparing(Enrolment::id));
    }

    List<Batch> batchesOf(String agreement) {
        return batches.values().stream()
                .filter(batch -> batch.agreement().equals(agreement))
                .sorted(Comparator.comparing(Batch::quarter))
                .toList();
    }

    /** The same, with the last quarter of each agreement that has a batch: it is not to be filled again. */
    EnrolmentFacts plannedUntil(Map<String, Quarter> last) {
        planned.putAll(last);
        return this;
    }

    Optional<Quarter> plannedUntil(String agreement) {
        return Optional.ofNullable(planned.get(agreement));
    }

    Optional<PartnerKind> kindOf(PartnerId partner) {
        return Optional.ofNullable(partners.get(partner));
    }

    Optional<Quarter> lastAnnounced(String region) {
        return Optional.ofNullable(lastAnnounced.get(region));
    }

    /** What a school may expect; nothing if that would cost more than the batch may. */
    Optional<List<Prospect.Expected>> forecast(Prospect.Seat seat, Policy policy) {
        long cost = prospect.effort(seat);
        if (cost > effort) {
            return Optional.empty();
        }
        Prospect.Forecast forecast = prospect.forecast(List.of(seat), policy);
        effort -= forecast.isFull() ? cost : cost * APPROACHES;
        return Optional.of(forecast.of(seat.school()));
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof Enrolled enrolled) {
            keep(enrolled.agreement());
        } else if (effect instanceof Renewed renewed) {
            keep(renewed.agreement());
        } else if (effect instanceof PlacesAgreed agreed) {
            keep(agreed.agreement());
        } else if (effect instanceof Withdrawn withdrawn) {
            keep(withdrawn.agreement());
        } else if (effect instanceof BatchChanged changed) {
            batches.put(changed.after().id(), changed.after());
        }
    }

    private void keep(Enrolment agreement) {
        agreements.put(agreement.id(), agreement);
        List<Prospect.Seat> seats = new ArrayList<>(prospect.seats());
        seats.removeIf(seat -> seat.school().equals(agreement.school().value()));
        if (agreement.state() == Enrolment.State.ACTIVE) {
            seats.add(EnrolmentDesk.seat(agreement, plannedUntil(agreement.id())));
        }
        prospect = prospect.among(seats);
    }
}
