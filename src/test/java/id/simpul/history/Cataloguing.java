package id.simpul.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.history.Books.Copy;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the catalogue says of the copies: rightly, or with the mistakes that catalogues have, which are corrected in time. */
final class Cataloguing {
    private static final String LIBRARY = "library";
    private static final List<String> LEVELS = List.of("lower", "upper", "lower", "upper", "both");

    private Cataloguing() {}

    /** Some works in one or more copies each. */
    static void fill(History history, int works) {
        List<ObjectNode> requests = new ArrayList<>();
        for (int work = 1; work <= works; work++) {
            String grades = history.one(LEVELS);
            int copies = history.one(List.of(1, 1, 2, 2, 3));
            for (int copy = 1; copy <= copies; copy++) {
                String barcode = String.format("B%03d-%d", work, copy);
                history.books().add(barcode, mistaken(history, right(work, grades), works));
                requests.add(request(barcode, history.books().copy(barcode)));
            }
        }
        history.house()
                .askAll(LIBRARY, PartnerKind.LIBRARY, RequestType.CATALOGUE_ITEM, requests)
                .forEach(Cataloguing::mustBeAccepted);
    }

    private static void mustBeAccepted(JsonNode reply) {
        if (!reply.path("status").asText().equals("accepted")) {
            throw new Untrue("A catalogue record is not accepted: " + reply);
        }
    }

    private static Copy right(int work, String grades) {
        return new Copy(
                work, title(work), "Pengarang " + work % 40, work % 3 == 0 ? "" : isbn(work), grades, "good", true);
    }

    /** No two are near. */
    private static String title(int work) {
        return title("Kisah", work);
    }

    static String title(String first, int work) {
        Random letters = new Random(work * 7_919L);
        StringBuilder name = new StringBuilder(first + " ");
        for (int syllable = 0; syllable < 5; syllable++) {
            name.append("bcdgjklmnprst".charAt(letters.nextInt(13))).append("aiueo".charAt(letters.nextInt(5)));
        }
        return name.toString();
    }

    /** A valid number of thirteen digits. */
    private static String isbn(int work) {
        String digits = String.format("979900%06d", work);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static Copy mistaken(History history, Copy copy, int works) {
        return switch (history.from(1, 30)) {
            case 1 -> copy.titled(copy.title().replaceFirst("s", "ss"));
            case 2 -> copy.by("");
            case 3 -> copy.numbered(isbn(history.from(1, works)));
            case 4 -> copy.found("worn", true);
            case 5 -> copy.found("good", false);
            default -> copy;
        };
    }

    private static ObjectNode request(String barcode, Copy copy) {
        ObjectNode data = Json.object()
                .put("barcode", barcode)
                .put("title", copy.title())
                .put("collection", "children")
                .put("grades", copy.grades())
                .put("condition", copy.condition())
                .put("lendable", copy.lendable());
        if (!copy.author().isEmpty()) {
            data.put("author", copy.author());
        }
        if (!copy.isbn().isEmpty()) {
            data.put("isbn", copy.isbn());
        }
        return data;
    }

    /** A record is put right, or a new mistake is made. */
    static void correct(History history) {
        String barcode = history.one(new ArrayList<>(history.books().copies().keySet()));
        Copy before = history.books().copy(barcode);
        Copy right = right(before.work(), before.grades());
        Copy after = history.happens(0.7) ? right : mistaken(history, right, 50);
        if (!after.equals(before)) {
            JsonNode reply = history.house()
                    .ask(LIBRARY, PartnerKind.LIBRARY, RequestType.CATALOGUE_ITEM, request(barcode, after));
            String status = reply.path("status").asText();
            history.chronicle().tell("the record of " + barcode + " becomes " + after + ": " + status);
            if (status.equals("accepted")) {
                history.books().describe(barcode, after);
            }
            history.listen();
        }
    }
}
