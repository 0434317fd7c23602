package id.simpul.catalogue.imports;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Has an import taken that was looked through, exactly the files that were shown, or stops one, also while it is looked through; what was taken stays. */
final class ImportDesk implements Desk<ImportDesk.Facts> {
    private static final String IMPORT = "/data/import";
    private static final Phrase NAME = new Phrase("impor katalog", "import of a catalogue");
    private static final String STOP = "stop";
    private static final Phrase NOT_LOOKED_THROUGH = new Phrase(
            "Dihentikan petugas sebelum selesai diperiksa; unggah lagi untuk memeriksanya dari awal.",
            "Staff stopped it before it was looked through; bring it again to look from the beginning.");

    private final KeptFiles files;
    private final Runnable wake;

    ImportDesk(KeptFiles files, Runnable wake) {
        this.files = files;
        this.wake = wake;
    }

    /** An import is confirmed, or stopped. */
    record Moved(Request by, Import moved, boolean stop) implements Effect {
        @Override
        public List<Event> events() {
            return List.of(new Event(
                    by.partner(), Optional.of(by.id()), moved.id(), stop ? "stopped" : "confirmed", Json.object()));
        }
    }

    /**
     * The imports that acts name.
     *
     * @param here those whose files are kept here
     */
    record Facts(Map<String, Import> imports, Set<String> here) implements Desk.Facts {
        @Override
        public void apply(Effect effect) {
            // Acts of staff come one by one.
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_CATALOGUE_IMPORT);
    }

    private static String named(Request request) {
        return request.data().path("import").asText();
    }

    @Override
    public Facts facts(Handle db, List<Request> requests) {
        Map<String, Import> imports = new HashMap<>();
        Set<String> here = new java.util.HashSet<>();
        for (Request request : requests) {
            ImportRows.locked(db, named(request)).ifPresent(one -> {
                imports.put(one.id(), one);
                if (one.files().stream().allMatch(files::has)) {
                    here.add(one.id());
                }
            });
        }
        return new Facts(imports, here);
    }

    @Override
    public Decision decide(Request request, Facts facts, Policy policy, LocalDate today) {
        Import named = facts.imports().get(named(request));
        if (named == null) {
            return Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, IMPORT, NAME));
        }
        boolean stop = request.data().path("act").asText().equals(STOP);
        return stop ? stop(request, named) : take(request, named, facts, policy);
    }

    private static Decision stop(Request request, Import named) {
        return named.state().isOpen()
                ? moved(request, named, true)
                : Refused.because(Reason.of(Code.IMPORT_NOT_RUNNING, IMPORT));
    }

    private static Decision take(Request request, Import named, Facts facts, Policy policy) {
        if (!named.state().isConfirmable()) {
            return Refused.because(Reason.of(Code.IMPORT_NOT_LOOKED, IMPORT));
        }
        boolean asShown = named.id().equals(CatalogueImports.idOf(named.files(), named.partner(), policy.catalogue()));
        return asShown && facts.here().contains(named.id())
                ? moved(request, named, false)
                : Refused.because(Reason.of(Code.IMPORT_LOOK_AGAIN, IMPORT));
    }

    private static Decision moved(Request request, Import named, boolean stop) {
        return new Decision.Accepted(
                named.id(),
                Json.object()
                        .put("import", named.id())
                        .put("state", (stop ? named.state().stopped() : State.CONFIRMED).wire()),
                List.of(new Moved(request, named, stop)),
                List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        List<Moved> moves = Effects.of(decided, Moved.class);
        for (Moved move : moves) {
            write(db, move, decided.get(0).at());
        }
        if (!moves.isEmpty()) {
            db.afterCommit(wake);
        }
    }

    private static void write(Handle db, Moved move, Instant at) {
        Import named = move.moved();
        if (!move.stop()) {
            ImportRows.confirm(db, named, at);
        } else if (named.state().isUnderWay()) {
            ImportRows.move(db, named.id(), Set.of(State.CONFIRMED, State.RUNNING), State.STOPPED, at);
        } else {
            ImportRows.fail(db, named.id(), NOT_LOOKED_THROUGH, at);
        }
    }
}
