package id.simpul.catalogue;

import id.simpul.catalogue.Catalogued.Doubt;
import id.simpul.catalogue.WorksNamed.Joined;
import id.simpul.catalogue.WorksNamed.Own;
import id.simpul.catalogue.WorksNamed.Part;
import id.simpul.catalogue.WorksNamed.Parted;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Staff say which works are one, and which are not (R5). What they tell apart stays so; each copy goes with its own description,
 * and what schools have had is known by the copies they had.
 */
@Decides(Rule.R5)
final class WorksDesk implements Desk<WorksNamed> {
    /** What is named: a barcode, or the id of a title; of an {@code unjoin} the other may be missing. */
    record Asked(String one, Optional<String> other) {}

    /** What the reply says of it: the works as they are now. */
    record Outcome(List<String> works) {}

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_CATALOGUE_JOIN, RequestType.STAFF_CATALOGUE_UNJOIN);
    }

    @Override
    public WorksNamed facts(Handle db, List<Request> requests) {
        return WorksNamed.read(
                db,
                requests.stream()
                        .map(request -> request.as(Asked.class))
                        .flatMap(asked -> asked.other().isPresent()
                                ? List.of(asked.one(), asked.other().get()).stream()
                                : List.of(asked.one()).stream())
                        .toList());
    }

    @Override
    public Decision decide(Request request, WorksNamed facts, Policy policy, LocalDate today) {
        Asked asked = request.as(Asked.class);
        List<Reason> unknown = new ArrayList<>();
        Optional<Own> one = known(facts, Optional.of(asked.one()), "/data/one", unknown);
        Optional<Own> other = known(facts, asked.other(), "/data/other", unknown);
        if (!unknown.isEmpty()) {
            return Decision.Refused.because(unknown.toArray(Reason[]::new));
        }
        if (request.type() == RequestType.STAFF_CATALOGUE_JOIN) {
            return join(facts, one.orElseThrow().id(), other.orElseThrow().id());
        }
        if (!one.orElseThrow().known() && facts.works().members(one.get().id()).size() > 1) {
            return Decision.Refused.because(Reason.of(Code.OWN_TITLE_UNKNOWN, "/data/one", asked.one()));
        }
        return part(facts, one.get().id(), other.map(Own::id));
    }

    private static Optional<Own> known(WorksNamed facts, Optional<String> name, String pointer, List<Reason> unknown) {
        Optional<Own> own = name.flatMap(facts::own);
        if (name.isPresent() && own.isEmpty()) {
            unknown.add(Reason.of(Code.NOT_FOUND, pointer, new Phrase("buku atau judul", "book or title")));
        }
        return own;
    }

    private static Decision join(WorksNamed facts, String one, String other) {
        Works works = facts.works();
        String work = works.workOf(one);
        String joined = works.workOf(other);
        List<WorksNamed.Joined> effects = work.equals(joined) ? List.of() : List.of(new Joined(joined, work));
        return new Decision.Accepted(work, new Outcome(List.of(facts.name(work))), List.copyOf(effects), List.of());
    }

    /** It leaves its work; where it stands alone, or the other is of another work already, they only stay apart. */
    private static Decision part(WorksNamed facts, String one, Optional<String> other) {
        Works works = facts.works();
        String work = works.workOf(one);
        List<String> leaving = facts.twins(one);
        List<String> staying = new ArrayList<>(works.members(work));
        staying.removeAll(leaving);
        if (!staying.isEmpty() && other.map(staying::contains).orElse(true)) {
            List<Part> parts = List.of(partOf(work, leaving), partOf(work, staying));
            return parted(facts, one, parts, pairs(leaving, staying));
        }
        List<Doubt> apart = other.filter(named -> !leaving.contains(named))
                .map(named -> pairs(leaving, works.members(works.workOf(named))))
                .orElseGet(() -> leaving.stream()
                        .flatMap(mine -> facts.doubtsOf(mine).stream())
                        .toList());
        return apart.isEmpty()
                ? Decision.Refused.because(Reason.of(Code.NOTHING_TO_UNJOIN, "/data/one"))
                : parted(facts, one, List.of(), apart);
    }

    private static Decision parted(WorksNamed facts, String one, List<Part> parts, List<Doubt> apart) {
        List<String> names = parts.isEmpty()
                ? List.of(facts.name(one))
                : parts.stream().map(part -> facts.name(part.work())).toList();
        return new Decision.Accepted(one, new Outcome(names), List.of(new Parted(parts, apart)), List.of());
    }

    private static List<Doubt> pairs(Collection<String> ones, Collection<String> others) {
        return ones.stream()
                .flatMap(one -> others.stream().map(other -> Doubt.of(one, other, Optional.empty())))
                .toList();
    }

    /** The part that has the work's name keeps it. */
    private static Part partOf(String work, List<String> members) {
        String name = members.contains(work) ? work : members.get(0);
        return new Part(name, members);
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        if (!decided.isEmpty()) {
            WorksNamed.write(
                    db, Effects.of(decided), decided.get(decided.size() - 1).at());
        }
    }
}
