package id.simpul.console.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.batch.BatchPage;
import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.delivery.link.Links;
import id.simpul.feature.Query;
import id.simpul.paper.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where scanning begins: the label of any box, or any book, leads to its batch. */
public final class ScanStartPage implements Page {
    private static final Pattern LINK = Pattern.compile("/p/([A-Za-z0-9_-]{22})$");
    private static final int SHOWN = 20;

    private final Reads reads;

    public ScanStartPage(Reads reads) {
        this.reads = reads;
    }

    @Override
    public String address() {
        return "/scan";
    }

    @Override
    public Access access() {
        return Access.of(Role.OPERATOR);
    }

    @Override
    public Answer show(Visit visit) {
        Optional<String> code = visit.asked("code");
        Optional<ObjectNode> found = code.flatMap(this::found);
        Optional<String> to = found.flatMap(ScanPage::path);
        if (to.isPresent()) {
            return Answer.goTo(to.get());
        }
        String wrong = code.isEmpty()
                ? ""
                : found.isPresent()
                        ? visit.words()
                                .get("scan.notnow", found.get().path("name").asText())
                        : visit.words().get("scan.nothing", code.get());
        return Answer.page(
                "scan-start", Map.of("wrong", wrong, "code", code.orElse(""), "open", open(visit), "due", due(visit)));
    }

    /** By the batch's id, by a box label (which is the id, a hyphen and the box), by the square code on papers, or by a book. */
    private Optional<ObjectNode> found(String code) {
        return batch(code)
                .or(() -> Arrival.Code.parse(code).flatMap(one -> batch(one.batch())))
                .or(() -> linked(code))
                .or(() -> batch(code.replaceFirst("-[0-9]{1,5}$", "")))
                .or(() -> reads.rows("batch.items", "barcode", code, 1).stream()
                        .findFirst()
                        .flatMap(row -> batch(row.path("batch").asText())));
    }

    /** A code that schools scan, too: a link, of which it does not matter here whether it is still good. */
    private Optional<ObjectNode> linked(String code) {
        Matcher link = LINK.matcher(code);
        return link.find()
                ? reads.read(db -> Links.look(db, link.group(1), Instant.EPOCH))
                        .flatMap(standing -> batch(standing.link().thing()))
                : Optional.empty();
    }

    private Optional<ObjectNode> batch(String id) {
        return reads.rows("batch.list", "batch", id, 1).stream().findFirst();
    }

    private List<Map<String, Object>> open(Visit visit) {
        List<Map<String, Object>> open = new ArrayList<>();
        for (String id : reads.read(db -> Drafts.underWay(db, SHOWN))) {
            batch(id).ifPresent(batch -> ScanPage.path(batch).ifPresent(path -> open.add(shown(batch, path, visit))));
        }
        return open;
    }

    /** Those whose day of return has come. */
    private List<Map<String, Object>> due(Visit visit) {
        List<Map<String, Object>> due = new ArrayList<>();
        for (String state : List.of("returned", "returned-in-part", "due")) {
            reads.page("batch.list", new Query(Map.of("state", state), Optional.empty(), SHOWN))
                    .rows()
                    .forEach(batch -> ScanPage.path(batch).ifPresent(path -> due.add(shown(batch, path, visit))));
        }
        return due.stream().limit(SHOWN).toList();
    }

    private static Map<String, Object> shown(ObjectNode batch, String path, Visit visit) {
        return Map.of(
                "href", path,
                "text", BatchPage.title(batch, visit.words()),
                "more", visit.words().get("scan.out", batch.path("out").asInt()));
    }
}
