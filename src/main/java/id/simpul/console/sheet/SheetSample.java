package id.simpul.console.sheet;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.SheetFiles;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.sheet.SheetKind;
import id.simpul.sheet.SheetSamples;
import java.util.List;

/** A list as an example, to be filled in. */
final class SheetSample implements Page {
    @Override
    public String address() {
        return "/sheets/:kind/sample/:ending";
    }

    @Override
    public Access access() {
        return Access.of(Role.OPERATOR);
    }

    @Override
    public Answer show(Visit visit) {
        SheetKind kind = SheetPages.kind(visit);
        String title = SheetPages.words(visit, kind, "title");
        String file = SheetPages.words(visit, kind, "file");
        List<String> headings = SheetSamples.headings(kind, visit.words().language());
        List<List<String>> rows = SheetSamples.rows(kind);
        return switch (visit.place("ending")) {
            case "csv" -> Answer.file(file + ".csv", SheetFiles.CSV, SheetFiles.csv(title, headings, rows));
            case "xlsx" -> Answer.file(file + ".xlsx", SheetFiles.EXCEL, SheetFiles.excel(title, headings, rows));
            default -> throw new NoPage();
        };
    }
}
