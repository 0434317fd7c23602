package id.simpul.console.sheet;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.sheet.Uploads.Uploaded;
import id.simpul.sheet.SheetColumn;
import id.simpul.sheet.SheetFile;
import id.simpul.sheet.SheetKind;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Where a list is uploaded: which columns it has, a sample to fill in, and the file. */
final class SheetPage implements FormPage {
    private static final int LONGEST_SOURCE = 200;

    private final Reads reads;
    private final InstantSource clock;

    SheetPage(Reads reads, InstantSource clock) {
        this.reads = reads;
        this.clock = clock;
    }

    @Override
    public String address() {
        return "/sheets/:kind";
    }

    @Override
    public int longestFile() {
        return SheetFile.LARGEST;
    }

    @Override
    public Answer show(Visit visit) {
        return form(200, visit, "");
    }

    private static Answer form(int status, Visit visit, String wrong) {
        SheetKind kind = SheetPages.kind(visit);
        Map<String, Object> model = new HashMap<>();
        model.put("title", SheetPages.words(visit, kind, "title"));
        model.put("lede", SheetPages.words(visit, kind, "lede"));
        model.put("address", SheetPages.address(kind));
        model.put("back", SheetPages.list(kind));
        model.put(
                "columns",
                kind.columns().stream().map(one -> column(one, visit.words())).toList());
        model.put("most", visit.words().number(kind.mostLines()));
        model.put("source", visit.field("source"));
        model.put("wrong", wrong);
        return Answer.page(status, "sheet", model);
    }

    private static Map<String, Object> column(SheetColumn column, PageWords words) {
        return Map.of(
                "heading", words.of(column.heading()),
                "hint", words.of(column.hint()),
                "required", column.required(),
                "sample",
                        String.join(
                                " · ",
                                column.samples().stream()
                                        .filter(one -> !one.isEmpty())
                                        .limit(1)
                                        .toList()));
    }

    @Override
    public Answer act(Visit visit) {
        SheetKind kind = SheetPages.kind(visit);
        if (visit.upload().isEmpty()) {
            return form(422, visit, visit.words().get("sheet.none"));
        }
        String source = visit.field("source").strip();
        Uploaded upload = Uploaded.of(
                kind,
                visit.user().name(),
                visit.upload().get().name(),
                source.substring(0, Math.min(LONGEST_SOURCE, source.length())),
                visit.upload().get().content());
        reads.read(db -> {
            Uploads.keep(db, upload, clock.instant());
            return true;
        });
        return Answer.goTo(SheetPages.address(kind) + "/" + upload.id());
    }
}
