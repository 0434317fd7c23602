package id.simpul.agreement;

import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.ledger.Desk;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Formal agreements: proposed, forwarded to who may sign them, decided, recalled before they end (R22 to R25). */
public final class AgreementFeature implements Feature {
    private final Ground ground;
    private final CooperationFigures figures;

    /**
     * @param figures what a proposal to renew tells of the cooperation so far
     */
    public AgreementFeature(Ground ground, CooperationFigures figures) {
        this.ground = ground;
        this.figures = figures;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new AgreementDesk(this::today), new ArchiveDesk(ground.partners(), ground.policies()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(ground.clock().instant(), ground.policies().zone());
    }

    @Override
    public List<Chore> chores() {
        return AgreementChores.all(ground.mornings(), figures);
    }

    @Override
    public Optional<Ties> ties() {
        return Optional.of(new AgreementTies());
    }

    @Override
    public List<Listing<?>> lists() {
        return AgreementLists.all();
    }
}
