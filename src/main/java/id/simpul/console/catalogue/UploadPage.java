package id.simpul.console.catalogue;

import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.catalogue.imports.CatalogueImports.Brought;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.Visit;
import id.simpul.feature.NotShown;
import id.simpul.partner.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A catalogue is sent: one file, or several that belong together, to be looked through. */
public final class UploadPage implements FormPage {
    private final CatalogueImports imports;
    private final Path folder;

    /**
     * @param folder where files lie while they come
     */
    public UploadPage(CatalogueImports imports, Path folder) {
        this.imports = imports;
        this.folder = folder;
    }

    @Override
    public String address() {
        return "/catalogue/new";
    }

    @Override
    public Optional<LargeFiles> largeFiles() {
        return Optional.of(new LargeFiles(CatalogueImports.LARGEST, folder));
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, List.of());
    }

    private static Answer form(int status, List<String> wrong) {
        return Answer.page(status, "catalogue-new", Map.of("wrong", wrong, "most", CatalogueImports.LARGEST >> 20));
    }

    @Override
    public Answer act(Visit visit) {
        if (visit.stored().isEmpty()) {
            return form(422, List.of(visit.words().get("catalogue.file.missing")));
        }
        try {
            List<Brought> brought = new ArrayList<>();
            for (Visit.Stored upload : visit.stored()) {
                try (InputStream in = Files.newInputStream(upload.file())) {
                    brought.add(imports.keep(name(upload), in));
                }
            }
            Optional<PartnerId> partner = Optional.of(visit.field("partner"))
                    .filter(PartnerId::isValid)
                    .map(PartnerId::new);
            String id = imports.look(brought, partner, visit.user().shown());
            return Answer.goTo("/catalogue/imports/" + id);
        } catch (NotShown e) {
            return form(
                    422,
                    e.reasons().stream()
                            .map(reason -> reason.message(visit.words().language()))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("A file that was sent cannot be read", e);
        }
    }

    private static String name(Visit.Stored upload) {
        String plain = upload.name()
                .replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}]", "")
                .strip();
        return plain.isEmpty() ? "katalog" : plain.substring(0, Math.min(100, plain.length()));
    }
}
