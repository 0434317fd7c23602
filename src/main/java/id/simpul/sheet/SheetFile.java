package id.simpul.sheet;

import id.simpul.ledger.Phrase;
import id.simpul.partner.PersonalNumbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A file as it was handed over, read as a list of some kind: its lines, and all that is wrong with its form. */
public final class SheetFile {
    /** The largest file that is taken, in bytes. */
    public static final int LARGEST = 2 << 20;

    private static final int LONGEST_CELL = 2_000;

    private final SheetKind kind;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<SheetMistake> mistakes = new ArrayList<>();
    private final List<SheetLine> lines = new ArrayList<>();

    private SheetFile(SheetKind kind) {
        this.kind = kind;
    }

    /**
     * Reads it, whatever it is.
     *
     * @param content the bytes of a CSV or an xlsx
     */
    public static SheetFile read(SheetKind kind, byte[] content) {
        SheetFile file = new SheetFile(kind);
        try {
            if (content.length > LARGEST) {
                throw new SheetRefused(
                        "Berkas melebihi 2 MB. Bagi menjadi beberapa berkas.",
                        "The file is larger than 2 MB. Divide it into several.");
            }
            List<SheetRow> rows = ExcelRows.isExcel(content)
                    ? ExcelRows.read(content, kind.mostLines())
                    : CsvRows.read(content, kind.mostLines());
            file.take(rows);
        } catch (SheetRefused e) {
            file.mistakes.add(e.mistake());
        }
        return file;
    }

    public List<SheetLine> lines() {
        return List.copyOf(lines);
    }

    public List<SheetMistake> mistakes() {
        return List.copyOf(mistakes);
    }

    static void requireRoom(int rows, int most) throws SheetRefused {
        if (rows > most + 1) {
            throw tooMany(most);
        }
    }

    static SheetRefused tooMany(int most) {
        return new SheetRefused(
                "Satu berkas memuat paling banyak " + most + " baris. Bagi menjadi beberapa berkas.",
                "One file holds at most " + most + " lines. Divide it into several.");
    }

    private void take(List<SheetRow> rows) throws SheetRefused {
        if (rows.isEmpty()) {
            throw new SheetRefused(
                    "Berkas ini kosong. Unduh contohnya, isi, lalu unggah.",
                    "This file is empty. Download the sample, fill it in and upload it.");
        }
        heading(rows.get(0));
        if (!mistakes.isEmpty()) {
            return;
        }
        rows.subList(1, rows.size()).forEach(this::line);
        if (rows.size() == 1) {
            throw new SheetRefused(
                    "Hanya ada baris judul kolom; tidak ada isinya.",
                    "There is only the line of headings; it has no content.");
        }
    }

    private void heading(SheetRow row) {
        Set<String> unknown = new HashSet<>();
        for (int place = 0; place < row.cells().size(); place++) {
            String text = row.cell(place).text();
            Optional<SheetColumn> column =
                    kind.columns().stream().filter(one -> one.isCalled(text)).findFirst();
            if (column.isEmpty() && !text.isEmpty()) {
                unknown.add(text);
            } else if (column.isPresent() && places.putIfAbsent(column.get().key(), place) != null) {
                mistakes.add(SheetMistake.of(
                        row.number(),
                        column.get().key(),
                        "kolom ini ada dua kali; hapus salah satunya",
                        "this column is there twice; take one out"));
            }
        }
        if (!unknown.isEmpty()) {
            String found = unknown.stream().sorted().limit(10).collect(Collectors.joining(", "));
            mistakes.add(SheetMistake.of(
                    row.number(),
                    "",
                    "kolom yang tidak dikenal: " + found + ". Yang dikenal: " + known(true),
                    "columns that are not known: " + found + ". Those known: " + known(false)));
        }
        kind.columns().stream()
                .filter(column -> column.required() && !places.containsKey(column.key()))
                .forEach(column -> mistakes.add(SheetMistake.of(
                        row.number(),
                        column.key(),
                        "kolom ini harus ada; lihat contohnya",
                        "this column must be there; see the sample")));
    }

    private String known(boolean indonesian) {
        return kind.columns().stream()
                .map(SheetColumn::heading)
                .map(heading -> indonesian ? heading.indonesian() : heading.english())
                .collect(Collectors.joining(", "));
    }

    private void line(SheetRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (SheetColumn column : kind.columns()) {
            SheetCell cell =
                    Optional.ofNullable(places.get(column.key())).map(row::cell).orElse(SheetCell.EMPTY);
            against(column, cell).ifPresent(says -> mistakes.add(new SheetMistake(row.number(), column.key(), says)));
            if (!cell.text().isEmpty()) {
                cells.put(column.key(), cell.text());
            }
        }
        lines.add(new SheetLine(row.number(), cells));
    }

    private static Optional<Phrase> against(SheetColumn column, SheetCell cell) {
        if (column.required() && cell.text().isEmpty()) {
            return Optional.of(new Phrase("harus diisi", "must be filled in"));
        } else if (cell.text().length() > LONGEST_CELL) {
            return Optional.of(new Phrase("terlalu panjang; singkatkan", "is too long; shorten it"));
        } else if (!column.code() && PersonalNumbers.in(cell.text())) {
            return Optional.of(new Phrase(
                    "memuat bilangan yang tampak sebagai NIK; hapus",
                    "holds a number that looks like a NIK; take it out"));
        } else if (column.code() && cell.isRounded()) {
            return Optional.of(new Phrase(
                    "disingkat oleh Excel (" + cell.text()
                            + "), digit aslinya hilang: jadikan kolomnya Teks, lalu ketik" + " ulang",
                    "was shortened by Excel (" + cell.text()
                            + "), its digits are lost: make the column Text and type it" + " again"));
        } else if (column.code() && cell.number()) {
            return Optional.of(new Phrase(
                    "disimpan Excel sebagai angka (" + cell.text()
                            + "), nol di depannya bisa hilang: jadikan kolomnya Teks," + " lalu ketik ulang",
                    "is kept by Excel as a number (" + cell.text()
                            + "), zeros in front may be lost: make the column Text" + " and type it again"));
        }
        return Optional.empty();
    }
}
