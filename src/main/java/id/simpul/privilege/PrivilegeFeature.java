package id.simpul.privilege;

import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Ties;
import id.simpul.ledger.Desk;
import java.util.List;
import java.util.Optional;

/** Who of the universities' people may borrow, and until when (R17 to R20). */
public final class PrivilegeFeature implements Feature {
    private final Ground ground;

    public PrivilegeFeature(Ground ground) {
        this.ground = ground;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new PrivilegeDesk(), new EndDesk(), new LookDesk());
    }

    @Override
    public List<Listing<?>> lists() {
        return PrivilegeLists.all();
    }

    @Override
    public Optional<Ties> ties() {
        return Optional.of(new PrivilegeTies());
    }

    @Override
    public List<Chore> chores() {
        return PrivilegeChores.all(ground.mornings(), ground.workingDays());
    }
}
