package id.simpul.rotation.planning;

import id.simpul.rotation.batch.BatchLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A quarter's plan for spreadsheets, one row an item: the packing lists of all schools, and what is only fetched. */
final class PlanSheet {
    private final PlanReport report;

    PlanSheet(PlanReport report) {
        this.report = report;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
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
                        "collectOn")
                .get();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            for (QuarterPlan.Entry entry : report.plan().entries()) {
                for (BatchLine item : PlanReport.inBoxes(entry)) {
                    printer.printRecord(
                            report.plan().quarter(),
                            entry.batch().school(),
                            entry.name(),
                            entry.batch().id(),
                            entry.batch().dates().deliverOn(),
                            entry.batch().run().map(String::valueOf).orElse(""),
                            item.box(),
                            item.barcode(),
                            item.name(),
                            item.level(),
                            "");
                }
            }
            for (Collecting one : report.collecting()) {
                print(printer, one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void print(CSVPrinter printer, Collecting one) throws IOException {
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
                    one.on());
        }
    }
}
