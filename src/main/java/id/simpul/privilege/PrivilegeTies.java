package id.simpul.privilege;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Reason;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import id.simpul.privilege.Privilege.Because;
import id.simpul.privilege.Privilege.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What ties a partner to its people's privileges: nobody vouches for its students any more, so theirs end (R19); who lives here
 * may go on (R17).
 */
@Decides({Rule.R17, Rule.R19})
final class PrivilegeTies implements Ties {
    @Override
    public Loosened loosen(Handle db, Parting parting) {
        if (parting.goesOnAs().isPresent()) {
            return Loosened.NOTHING; // Its people are the other's.
        }
        Map<Boolean, List<Privilege>> byAddress = Privileges.lockOf(db, parting.partner()).stream()
                .collect(Collectors.partitioningBy(one -> one.basis().because() == Because.ADDRESS));
        List<Privilege> ending = byAddress.get(false);
        List<Reason> ends = new ArrayList<>();
        List<Reason> stays = new ArrayList<>();
        if (!ending.isEmpty()) {
            ends.add(Reason.of(Code.PRIVILEGES_END, "", ending.size()));
        }
        if (!byAddress.get(true).isEmpty()) {
            stays.add(Reason.of(Code.PRIVILEGES_STAY, "", byAddress.get(true).size()));
        }
        List<Effect> effects = ending.stream()
                .<Effect>map(one -> new EndedWithPartner(one.ended(Standing.STOPPED, parting.on())))
                .toList();
        return new Loosened(ends, stays, effects, List.of());
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        Privileges.save(
                db,
                Effects.among(effects, EndedWithPartner.class).stream()
                        .map(EndedWithPartner::privilege)
                        .toList());
    }
}
