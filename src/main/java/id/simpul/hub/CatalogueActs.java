package id.simpul.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.catalogue.imports.CatalogueImports.Brought;
import id.simpul.feature.NotShown;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.Call;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.hub.control.Act.Said;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How commands bring catalogues: a file in pieces, since a call is no longer than its limit, then all files to be looked through. */
final class CatalogueActs {
    private final CatalogueImports imports;
    private final Path pieces;

    CatalogueActs(CatalogueImports imports) {
        this.imports = imports;
        this.pieces = imports.pieces();
    }

    Map<String, Act> all() {
        return Map.of("catalogue.upload", this::piece, "catalogue.look", this::look);
    }

    /** One piece more of a file; with the last it is kept. */
    private Said piece(Call call) {
        String upload = call.arguments().path("upload").asText();
        if (!upload.matches("[0-9a-f-]{36}")) {
            throw new IllegalArgumentException("Not the id of an upload: " + upload);
        }
        Path file = pieces.resolve(upload);
        byte[] bytes = Base64.getDecoder().decode(call.arguments().path("bytes").asText());
        String name = call.arguments().path("name").asText();
        try {
            append(file, name, call.arguments().path("at").asLong(), bytes);
            if (!call.arguments().path("last").asBoolean()) {
                return Said.of(List.of(Json.object().put("taken", bytes.length)));
            }
            try (InputStream in = Files.newInputStream(file)) {
                Brought kept = told(() -> imports.keep(name, in));
                return Said.of(List.of(Json.tree(kept)));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A catalogue cannot be kept in " + pieces, e);
        }
    }

    private void append(Path file, String name, long at, byte[] bytes) throws IOException {
        Home.createPrivate(pieces);
        if (at + bytes.length > CatalogueImports.LARGEST) {
            Files.deleteIfExists(file);
            throw new NotDone(
                    ReplyWriter.reasons(CatalogueImports.tooLarge(name).reasons()));
        }
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(java.nio.ByteBuffer.wrap(bytes), at);
        }
    }

    private Said look(Call call) {
        List<Brought> files = new ArrayList<>();
        for (JsonNode file : call.arguments().withArray("/files")) {
            files.add(Json.as(Brought.class, file));
        }
        Optional<PartnerId> partner = Optional.ofNullable(
                        call.arguments().path("partner").textValue())
                .map(PartnerId::new);
        String id = told(() -> imports.look(files, partner, call.staff().name()));
        ObjectNode said = Json.object().put("import", id);
        return Said.of(List.of(said));
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (NotShown e) {
            throw new NotDone(ReplyWriter.reasons(e.reasons()));
        }
    }
}
