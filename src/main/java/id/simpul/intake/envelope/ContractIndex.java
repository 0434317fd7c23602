package id.simpul.intake.envelope;

import java.util.Collection;
import java.util.stream.Collectors;

/** The page that lists the documents of the contract, for a person who looks for one. */
final class ContractIndex {
    private static final String PAGE = """
            <!doctype html>
            <html lang="id">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Simpul: kontrak</title>
            </head>
            <body>
            <h1>Kontrak Simpul, versi 1</h1>
            <p>Bentuk semua pesan antara mitra dan Simpul: skema JSON tiap jenis pesan, AsyncAPI untuk antrean,
            OpenAPI untuk HTTP, dan daftar kode alasan.</p>
            <p lang="en">The form of all messages between partners and the hub: a JSON Schema for each type of
            message, AsyncAPI for the queues, OpenAPI for HTTP, and the list of reason codes.</p>
            <ul>
            %s
            </ul>
            </body>
            </html>
            """;

    private ContractIndex() {}

    static String page(Collection<String> paths) {
        return PAGE.formatted(paths.stream()
                .map(path -> "<li><a href=\"" + path + "\">" + path + "</a></li>")
                .collect(Collectors.joining("\n")));
    }
}
