package id.simpul.console.sheet;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.FormPage;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.console.sheet.Uploads.Uploaded;
import id.simpul.sheet.Sheet;
import id.simpul.sheet.SheetColumn;
import id.simpul.sheet.SheetHand;
import id.simpul.sheet.SheetKind;
import id.simpul.sheet.SheetLine;
import id.simpul.sheet.SheetMistake;
import id.simpul.sheet.SheetPreview;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A list that was uploaded, line by line with every mistake; its button takes what is shown, or nothing. */
final class SheetLookPage implements FormPage {
    private static final int LINES = 50;
    private static final int MISTAKES = 200;

    private final Reads reads;
    private final SheetHand hand;

    SheetLookPage(Reads reads, SheetHand hand) {
        this.reads = reads;
        this.hand = hand;
    }

    @Override
    public String address() {
        return "/sheets/:kind/:upload";
    }

    @Override
    public Answer show(Visit visit) {
        Sheet sheet = sheet(visit);
        SheetPreview preview = hand.preview(sheet);
        return preview.taken() ? done(visit, sheet.kind(), preview) : look(200, visit, sheet, preview, false);
    }

    private Sheet sheet(Visit visit) {
        SheetKind kind = SheetPages.kind(visit);
        Uploaded upload = reads.read(db -> Uploads.find(
                        db, visit.place("upload"), kind, visit.user().name()))
                .orElseThrow(NoPage::new);
        return new Sheet(upload.id(), kind, upload.name(), upload.content(), visit.staff(upload.source()));
    }

    @Override
    public Answer act(Visit visit) {
        Sheet sheet = sheet(visit);
        SheetPreview taken = hand.take(sheet, visit.field("hash"));
        return taken.taken()
                ? done(visit, sheet.kind(), taken)
                : look(taken.isClean() ? 409 : 422, visit, sheet, taken, taken.isClean());
    }

    private static Answer look(int status, Visit visit, Sheet sheet, SheetPreview preview, boolean changed) {
        SheetKind kind = sheet.kind();
        PageWords words = visit.words();
        Map<String, Object> model = model(visit, kind, preview);
        model.put("file", sheet.name());
        model.put("changed", changed);
        model.put("clean", preview.isClean());
        model.put("hash", preview.hash());
        model.put(
                "take",
                words.get("sheet." + kind.wire() + ".take", preview.lines().size()));
        model.put("mistakes", mistakes(preview, kind, words));
        model.put("wrong", words.number(preview.mistakes().size()));
        model.put("more", Math.max(0, preview.mistakes().size() - MISTAKES));
        Set<String> filled = preview.lines().stream()
                .flatMap(line -> line.cells().keySet().stream())
                .collect(Collectors.toSet());
        List<SheetColumn> columns = kind.columns().stream()
                .filter(column -> filled.contains(column.key()))
                .toList();
        model.put(
                "columns", columns.stream().map(one -> words.of(one.heading())).toList());
        model.put("rows", rows(preview, columns, words));
        model.put("rest", Math.max(0, preview.lines().size() - LINES));
        return Answer.page(status, "sheet-look", model);
    }

    private static Map<String, Object> model(Visit visit, SheetKind kind, SheetPreview preview) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", SheetPages.words(visit, kind, "title"));
        model.put("address", visit.path());
        model.put("again", SheetPages.address(kind));
        model.put("list", SheetPages.list(kind));
        model.put("lines", visit.words().number(preview.lines().size()));
        return model;
    }

    private static List<Map<String, Object>> mistakes(SheetPreview preview, SheetKind kind, PageWords words) {
        return preview.mistakes().stream()
                .limit(MISTAKES)
                .map(one -> Map.<String, Object>of(
                        "line", one.line() == 0 ? words.get("sheet.whole") : line(one.line(), words),
                        "column", column(one, kind, words),
                        "says", PageWords.capital(words.of(one.says()))))
                .toList();
    }

    private static String column(SheetMistake mistake, SheetKind kind, PageWords words) {
        return kind.columns().stream()
                .filter(one -> one.key().equals(mistake.column()))
                .map(one -> words.of(one.heading()))
                .findFirst()
                .orElse("–");
    }

    private static List<Map<String, Object>> rows(SheetPreview preview, List<SheetColumn> columns, PageWords words) {
        Set<Integer> wrong = preview.mistakes().stream().map(SheetMistake::line).collect(Collectors.toSet());
        return preview.lines().stream()
                .limit(LINES)
                .map(line -> Map.<String, Object>of(
                        "number", line(line.number(), words),
                        "wrong", wrong.contains(line.number()),
                        "cells", cells(line, columns, words)))
                .toList();
    }

    private static String line(int number, PageWords words) {
        return words.get("sheet.line") + " " + number;
    }

    private static List<Map<String, String>> cells(SheetLine line, List<SheetColumn> columns, PageWords words) {
        List<Map<String, String>> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(
                Map.of("label", words.of(column.heading()), "text", line.cells().getOrDefault(column.key(), ""))));
        return cells;
    }

    /** What is shown this once stands in the answer to the button, and in no other. */
    private static Answer done(Visit visit, SheetKind kind, SheetPreview preview) {
        Map<String, Object> model = model(visit, kind, preview);
        List<Map<String, String>> once = new ArrayList<>();
        preview.once()
                .forEach(one -> once.add(Map.of(
                        "name", one.path("partner").asText(),
                        "value", one.path("password").asText())));
        model.put("once", once);
        model.put(
                "says",
                visit.words()
                        .get("sheet." + kind.wire() + ".done", preview.lines().size()));
        return Answer.page("sheet-done", model);
    }
}
