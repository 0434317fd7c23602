package id.simpul.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads the first sheet of an Excel file, row by row; a sheet that would swell beyond measure is not opened. */
final class ExcelRows {
    private static final long MOST_UNPACKED = 64L << 20;
    private static final int MOST_COLUMNS = 100;
    /** A format that shows a day or a year. */
    private static final String DAY = "(?i).*[dy].*";

    private ExcelRows() {}

    /** A zip, as every xlsx is. */
    static boolean isExcel(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    static List<SheetRow> read(byte[] file, int most) throws SheetRefused {
        try {
            requireNoBomb(file);
            return rows(file, most);
        } catch (TooLong e) {
            throw SheetFile.tooMany(most);
        } catch (IOException | UncheckedIOException | ExcelReaderException | IllegalArgumentException e) {
            throw new SheetRefused(
                    "Berkas Excel ini tidak dapat dibaca. Buka di Excel, simpan ulang sebagai .xlsx tanpa sandi, lalu unggah"
                            + " lagi.",
                    "This Excel file cannot be read. Open it in Excel, save it anew as .xlsx without a password, and"
                            + " upload it again.");
        }
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static List<SheetRow> rows(byte[] file, int most) throws IOException {
        List<SheetRow> rows = new ArrayList<>();
        ReadingOptions options = new ReadingOptions(true, false);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file), options);
                Stream<Row> read = book.getFirstSheet().openStream()) {
            for (Iterator<Row> one = read.iterator(); one.hasNext(); ) {
                SheetRow row = row(one.next());
                if (!row.isEmpty()) {
                    rows.add(row);
                }
                if (rows.size() > most + 1) {
                    throw new TooLong();
                }
            }
        }
        return rows;
    }

    private static SheetRow row(Row row) {
        List<SheetCell> cells = new ArrayList<>();
        for (int place = 0; place < Math.min(row.getCellCount(), MOST_COLUMNS); place++) {
            cells.add(row.getOptionalCell(place).map(ExcelRows::cell).orElse(SheetCell.EMPTY));
        }
        return new SheetRow(row.getRowNum(), cells);
    }

    private static SheetCell cell(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return day(cell).map(SheetCell::text).orElseGet(() -> SheetCell.number(plain(cell.asNumber())));
        }
        if (cell.getType() == CellType.FORMULA) {
            return SheetCell.text(Optional.ofNullable(cell.getRawValue()).orElse(""));
        }
        return SheetCell.text(Optional.ofNullable(cell.getText()).orElse(""));
    }

    private static Optional<String> day(Cell cell) {
        boolean isDay = Optional.ofNullable(cell.getDataFormatString())
                .filter(format ->
                        format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]", "").matches(DAY))
                .isPresent();
        return isDay
                ? Optional.of(cell.asDate()).map(LocalDateTime::toLocalDate).map(Object::toString)
                : Optional.empty();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** How large it is once unpacked is counted, not believed. */
    private static void requireNoBomb(byte[] file) throws IOException, SheetRefused {
        byte[] part = new byte[64 << 10];
        long unpacked = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    for (int read = in.read(part); read >= 0; read = in.read(part)) {
                        unpacked += read;
                        requireRoom(unpacked);
                    }
                }
            }
        }
    }

    private static void requireRoom(long unpacked) throws SheetRefused {
        if (unpacked > MOST_UNPACKED) {
            throw new SheetRefused(
                    "Berkas Excel ini terlalu besar setelah dibuka. Pindahkan daftarnya saja ke buku kerja baru.",
                    "This Excel file is too large once unpacked. Copy the list alone into a new workbook.");
        }
    }
}
