package id.simpul.console.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Column;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All rows of a list, under the same filter, as a file. */
final class ListFile implements id.simpul.console.frame.Page {
    /** More than a person works through; the last line then says that there are more. */
    private static final int MOST = 20_000;

    private static final int AT_ONCE = 500;

    private final ListPage list;
    private final String ending;
    private final SheetWriter writer;

    private ListFile(ListPage list, String ending, SheetWriter writer) {
        this.list = list;
        this.ending = ending;
        this.writer = writer;
    }

    static ListFile csv(ListPage list) {
        return new ListFile(list, ".csv", Sheets::csv);
    }

    static ListFile excel(ListPage list) {
        return new ListFile(list, ".xlsx", Sheets::excel);
    }

    /** Makes a file of headings and rows. */
    @FunctionalInterface
    interface SheetWriter {
        byte[] write(String title, List<String> headings, List<List<String>> rows);
    }

    @Override
    public String address() {
        return list.address() + ending;
    }

    @Override
    public Access access() {
        return list.access();
    }

    @Override
    public Answer show(Visit visit) {
        Query all = ListPage.asked(list.reads().list(list.name()), visit.query(), AT_ONCE);
        List<Column<?>> columns = list.columns(visit);
        List<List<String>> rows = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<ObjectNode> page = list.reads().page(list.name(), all.after(after));
            page.rows()
                    .forEach(row -> rows.add(columns.stream()
                            .map(column -> Cell.text(column, row, visit))
                            .toList()));
            after = page.next();
        } while (after.isPresent() && rows.size() < MOST);
        after.ifPresent(more -> rows.add(List.of(visit.words().get("list.cut", MOST))));
        List<String> headings = columns.stream()
                .map(column -> PageWords.capital(visit.words().of(column.heading())))
                .toList();
        String title = visit.words().get("list." + list.name() + ".title");
        return Answer.file(
                list.address().substring(1).replace('/', '-') + ending,
                ending.equals(".csv")
                        ? "text/csv; charset=utf-8"
                        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                writer.write(title, headings, rows));
    }
}
