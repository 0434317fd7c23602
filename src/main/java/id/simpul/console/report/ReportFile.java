package id.simpul.console.report;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.SheetFiles;
import id.simpul.console.frame.Visit;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A report as a file: as it is published, or all its figures for a spreadsheet. */
public final class ReportFile implements Page {
    private final Reports reports;
    private final String ending;

    private ReportFile(Reports reports, String ending) {
        this.reports = reports;
        this.ending = ending;
    }

    public static List<Page> all(Reports reports) {
        return List.of(new ReportFile(reports, "pdf"), new ReportFile(reports, "csv"), new ReportFile(reports, "xlsx"));
    }

    @Override
    public String address() {
        return "/reports/:period/" + ending;
    }

    @Override
    public Answer show(Visit visit) {
        String period = ReportPage.period(visit);
        String name = "simpul-" + period + "." + ending;
        if (ending.equals("pdf")) {
            return reports.pdf(period, visit.words().language())
                    .map(pdf -> Answer.file(name, "application/pdf", pdf))
                    .orElseGet(() -> beingCounted(period));
        }
        return reports.csv(period).map(csv -> file(name, period, csv)).orElseGet(() -> beingCounted(period));
    }

    /** The page of the period tells so. */
    private static Answer beingCounted(String period) {
        return Answer.goTo("/reports/" + period);
    }

    private Answer file(String name, String period, String csv) {
        return ending.equals("csv")
                ? Answer.file(name, "text/csv; charset=utf-8", ("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8))
                : Answer.file(name, SheetFiles.EXCEL, excel(period, csv));
    }

    private static byte[] excel(String period, String csv) {
        List<List<String>> rows = new ArrayList<>();
        try {
            for (CSVRecord record : CSVFormat.RFC4180.parse(new StringReader(csv))) {
                rows.add(record.toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SheetFiles.excel(period, rows.get(0), rows.subList(1, rows.size()));
    }
}
