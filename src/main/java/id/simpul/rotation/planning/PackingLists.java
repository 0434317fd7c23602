package id.simpul.rotation.planning;

import id.simpul.feature.Contacts;
import id.simpul.partner.PartnerId;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The packing lists of all schools as CSV, one row an item, and what is collected without anything being brought; with whom to ask for
 * at the school, for who goes there.
 */
record PackingLists(PlanReport report) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "quarter",
                    "school",
                    "name",
                    "batch",
                    "deliverOn",
                    "run",
                    "box",
                    "barcode",
                    "title",
                    "level",
                    "collectOn",
                    "contact",
                    "phone",
                    "address")
            .get();

    String csv() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            for (QuarterPlan.Entry entry : report.plan().entries()) {
                print(printer, entry);
            }
            for (Collecting one : report.collecting()) {
                print(printer, one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void print(CSVPrinter printer, QuarterPlan.Entry entry) throws IOException {
        Batch batch = entry.batch();
        Contacts contacts = report.contacts();
        for (BatchLine item : PlanReport.inBoxes(entry)) {
            printer.printRecord(
                    report.plan().quarter(),
                    batch.school(),
                    entry.name(),
                    batch.id(),
                    batch.dates().deliverOn(),
                    batch.run().map(String::valueOf).orElse(""),
                    item.box(),
                    item.barcode(),
                    item.name(),
                    item.level(),
                    "",
                    contacts.person(batch.school()).orElse(""),
                    contacts.phone(batch.school()).orElse(""),
                    contacts.address(batch.school()).orElse(""));
        }
    }

    private void print(CSVPrinter printer, Collecting one) throws IOException {
        PartnerId school = new PartnerId(one.school());
        Contacts contacts = report.contacts();
        for (Collecting.Book book : one.books()) {
            printer.printRecord(
                    report.plan().quarter(),
                    one.school(),
                    one.name(),
                    book.batch(),
                    "",
                    report.run(one).map(String::valueOf).orElse(""),
                    book.box(),
                    book.barcode(),
                    book.title(),
                    book.level(),
                    one.on(),
                    contacts.person(school).orElse(""),
                    contacts.phone(school).orElse(""),
                    contacts.address(school).orElse(""));
        }
    }
}
