package id.simpul.privilege;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.privilege.Registration.Letter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Registers people and tells what they may do; the answer is always a privilege, never just no (R17-R20). */
public final class PrivilegeDesk implements Desk<PrivilegeFacts> {
    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.BORROWER_REGISTER);
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    @Override
    public PrivilegeFacts facts(Handle db, List<Request> requests) {
        List<String> named = requests.stream()
                .flatMap(request -> request.as(Registration.class).letter().stream())
                .map(Letter::issuer)
                .toList();
        Map<String, Set<PartnerId>> issuers = Universities.issuers(db, named);
        Set<PartnerId> universities = new HashSet<>();
        issuers.values().forEach(universities::addAll);
        requests.forEach(request -> universities.add(request.partner()));
        return new PrivilegeFacts(
                Privileges.lockCurrent(db, requests), issuers, Universities.agreements(db, universities));
    }

    @Override
    public Decision decide(Request request, PrivilegeFacts facts, Policy policy, LocalDate today) {
        return new PrivilegeRules(request, facts, policy, today).decide();
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Map<String, Privilege> after = new LinkedHashMap<>();
        Effects.of(decided, Granted.class).forEach(granted -> {
            granted.before().forEach(earlier -> after.put(earlier.id(), earlier));
            after.put(granted.privilege().id(), granted.privilege());
        });
        Collection<Privilege> all = after.values();
        // The earlier ones first, since of a person one counts from a day on.
        Privileges.save(db, all.stream().filter(one -> !isCurrent(one)).toList());
        Privileges.save(db, all.stream().filter(PrivilegeDesk::isCurrent).toList());
    }

    private static boolean isCurrent(Privilege privilege) {
        return privilege.state().endedOn().equals(Optional.empty());
    }
}
