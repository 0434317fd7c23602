package id.simpul.agreement;

import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.ledger.Desk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Formal agreements: proposed, forwarded to who may sign them, decided, recalled before they end (R22 to R25). */
public final class AgreementFeature implements Feature {
    private final Ground ground;
    private final CooperationFigures figures;
    private final Scans scans;

    /**
     * @param figures what a proposal to renew tells of the cooperation so far
     * @param scans the folder in which papers are kept; made when the first one comes
     */
    public AgreementFeature(Ground ground, CooperationFigures figures, Path scans) {
        this.ground = ground;
        this.figures = figures;
        this.scans = new Scans(scans);
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(
                new AgreementDesk(this::today, scans),
                new ArchiveDesk(ground.partners(), ground.policies()),
                new ScanDesk(scans));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(ground.clock().instant(), ground.policies().zone());
    }

    @Override
    public List<Chore> chores() {
        return AgreementChores.all(ground.mornings(), ground.workingDays(), figures);
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
