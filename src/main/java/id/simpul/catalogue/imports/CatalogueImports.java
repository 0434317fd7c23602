package id.simpul.catalogue.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.NotShown;
import id.simpul.feature.RequestQueues;
import id.simpul.ledger.Code;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Json;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PersonalNumbers;
import id.simpul.policy.Policy;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Catalogues brought in: files are kept and looked through, and what staff confirm is sent as the library's own requests. */
public final class CatalogueImports {
    /** The largest file that is taken, in bytes. */
    public static final long LARGEST = KeptFiles.LARGEST;

    private static final Duration STOPPING = Duration.ofSeconds(3);
    private static final int ID = 12;

    private final Ground ground;
    private final KeptFiles files;
    private final Importer importer;

    /** A file that is kept and can be looked through. */
    public record Brought(String name, String sha256, long bytes) {}

    /**
     * @param folder where the files are kept, private to the hub
     */
    public CatalogueImports(Ground ground, RequestQueues queues, Path folder) {
        this.ground = ground;
        this.files = new KeptFiles(folder);
        this.importer = new Importer(ground, queues, files);
    }

    public Desk<?> desk() {
        return new ImportDesk(files, importer::wake);
    }

    public List<Listing<?>> lists() {
        return ImportLists.all();
    }

    /** Begins to do what is asked for and was left undone; ended by what is returned. */
    public AutoCloseable begin(Workers workers) {
        Worker worker = workers.begin("catalogue-import", importer::run);
        return () -> {
            worker.end();
            importer.end();
            workers.end(List.of(worker), STOPPING);
        };
    }

    /** Where files are put together that come in pieces; what is left there goes after a while. */
    public Path pieces() {
        return files.pieces();
    }

    /**
     * Keeps a file.
     *
     * @throws NotShown if it is larger than what is taken
     */
    public Brought keep(String name, InputStream content) {
        try {
            KeptFiles.Kept kept = files.keep(name, content);
            return new Brought(kept.name(), kept.sha256(), kept.bytes());
        } catch (KeptFiles.TooLarge e) {
            throw tooLarge(name);
        }
    }

    /** What is said of a file that is larger than what is taken. */
    public static NotShown tooLarge(String name) {
        return NotShown.because(Code.FILE_TOO_LARGE, "/data/file", name, LARGEST >> 20);
    }

    /**
     * Has files looked through as one import; the same files again are the same import.
     *
     * @param partner on whose queue its requests go; empty for the library's only system
     * @return its id
     * @throws NotShown if there is no system of the library
     */
    public String look(List<Brought> brought, Optional<PartnerId> partner, String by) {
        List<Brought> ordered = new ArrayList<>(brought);
        ordered.sort(Comparator.comparing(Brought::sha256));
        List<String> shas = ordered.stream().map(Brought::sha256).toList();
        PartnerId sender = partner.filter(this::isOfLibrary).orElseGet(this::onlySystem);
        Instant now = ground.clock().instant();
        String id = idOf(shas, sender, ground.policies().asOf(now).catalogue());
        Import asked = new Import(
                id,
                ordered.stream().map(one -> PersonalNumbers.redact(one.name())).toList(),
                shas,
                ordered.stream().mapToLong(Brought::bytes).sum(),
                Optional.empty(),
                sender,
                State.WAITING,
                by,
                now,
                now,
                0,
                0,
                0,
                Json.object(),
                Json.object(),
                Optional.empty());
        ground.database().useTransaction(db -> ImportRows.ask(db, asked));
        importer.wake();
        return id;
    }

    /** By what the files hold and how they are read: another file, or another policy, is another import. */
    static String idOf(List<String> files, PartnerId partner, Policy.Catalogue policy) {
        return "cat-"
                + KeptFiles.sha256(String.join(" ", files) + " " + partner + " " + policy)
                        .substring(0, ID);
    }

    private boolean isOfLibrary(PartnerId partner) {
        return ground.partners().find(partner).filter(this::isSystem).isPresent();
    }

    private boolean isSystem(Partner partner) {
        return partner.kind() == PartnerKind.LIBRARY && partner.hasSystem();
    }

    private PartnerId onlySystem() {
        List<Partner> systems = ground.partners().findAll(Set.of(PartnerKind.LIBRARY)).stream()
                .filter(this::isSystem)
                .toList();
        if (systems.isEmpty()) {
            throw NotShown.because(Code.NO_LIBRARY_SYSTEM, "/data/partner");
        }
        return systems.stream()
                .map(Partner::id)
                .filter(id -> systems.size() == 1 || id.value().equals("library"))
                .findFirst()
                .orElseThrow(() -> NotShown.because(Code.SEVERAL_LIBRARY_SYSTEMS, "/data/partner", names(systems)));
    }

    private static String names(List<Partner> systems) {
        return String.join(", ", systems.stream().map(one -> one.id().value()).toList());
    }

    /** An import as its list has it, with the first {@code lines} that somebody should look at. */
    public Optional<ObjectNode> find(String id) {
        return ground.database().jdbi().withHandle(db -> ImportLists.find(db, id));
    }
}
