package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agreement.AgreementBook;
import id.simpul.agreement.AgreementImport;
import id.simpul.agreement.AgreementImport.Source;
import id.simpul.agreement.AgreementImport.Taken;
import id.simpul.agreement.NotImported;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerRefused;
import id.simpul.partner.PersonalNumbers;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes old agreements over from a file, shows agreements and their history, and ends one before its time. */
final class AgreementActs {
    private final Stores stores;
    private final Runnable work;
    private final AgreementBook book;

    /**
     * @param work does what is due, so that what rests on an agreement ends with it at once
     */
    AgreementActs(Stores stores, Runnable work) {
        this.stores = stores;
        this.work = work;
        this.book = new AgreementBook(stores.policies());
    }

    Map<String, Act> all() {
        return Map.of(
                "agreement.import", this::take,
                "agreement.list", this::list,
                "agreement.show", this::show,
                "agreement.end", this::end);
    }

    private List<ObjectNode> take(ObjectNode arguments, Staff staff) {
        String origin = PersonalNumbers.redact(arguments.path("source").asText().strip());
        if (origin.isEmpty()) {
            throw new NotDone("Say with --source where the list comes from, such as the file of agreements 2015-2020.");
        }
        Source source = new Source(
                arguments.path("file").asText(), arguments.path("text").asText(), origin);
        try {
            Taken taken = stores.database()
                    .inTransaction(db -> new AgreementImport(stores.partners(), stores.policies())
                            .take(db, source, staff, stores.clock().instant()));
            return List.of(Json.object().put("taken", taken.taken()).put("known", taken.known()));
        } catch (NotImported e) {
            throw new NotDone("Nothing was imported, nothing has changed." + System.lineSeparator() + e.getMessage());
        } catch (PartnerRefused e) {
            throw new NotDone("Nothing was imported, nothing has changed. A name cannot be kept: " + e.getMessage());
        }
    }

    private List<ObjectNode> list(ObjectNode arguments, Staff staff) {
        Optional<String> named = Optional.ofNullable(arguments.path("partner").textValue());
        named.filter(id -> !PartnerId.isValid(id)).ifPresent(id -> {
            throw new NotDone("There is no partner of that id; ./simpul partner list shows who there is.");
        });
        return stores.database().jdbi().withHandle(db -> book.list(db, named.map(PartnerId::new)));
    }

    private List<ObjectNode> show(ObjectNode arguments, Staff staff) {
        String asked = arguments.path("agreement").asText();
        List<ObjectNode> lines = stores.database().inTransaction(db -> book.show(db, asked));
        if (lines.isEmpty()) {
            throw new NotDone("There is no such agreement; ./simpul agreement list shows ids and numbers.");
        }
        return lines;
    }

    private List<ObjectNode> end(ObjectNode arguments, Staff staff) {
        String asked = arguments.path("agreement").asText();
        LocalDate on = day(arguments.path("on").asText());
        if (staff.reason().isBlank()) {
            throw new NotDone("Say with --reason why it ends before its time.");
        }
        boolean ended = stores.database()
                .inTransaction(
                        db -> book.end(db, asked, on, staff, stores.clock().instant()));
        if (!ended) {
            throw new NotDone("No agreement of that id or number runs beyond that day; see ./simpul agreement list.");
        }
        work.run();
        return show(arguments, staff);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new NotDone("Write the last day like 2026-12-31.");
        }
    }
}
