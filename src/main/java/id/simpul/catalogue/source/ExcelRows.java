package id.simpul.catalogue.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/**
 * The first sheet of an Excel workbook (xlsx), streamed; numbers stand as they were typed, without an exponent or a decimal that nobody
 * wrote, and with the zeros in front that their format shows.
 */
final class ExcelRows implements Rows {
    /** With the formats of cells. */
    private static final ReadingOptions READING = new ReadingOptions(true, false);

    /** So many digits at least; a format for negative numbers and others may follow. */
    private static final Pattern ZEROS = Pattern.compile("(0{2,})(;.*)?");

    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

    /**
     * @param name as people call the file
     * @throws NotReadable if it is no workbook, or one that is too large once unpacked
     */
    ExcelRows(String name, Path file) throws IOException {
        try {
            Swelling.refuse(name, file);
            book = new ReadableWorkbook(file.toFile(), READING);
            stream = book.getFirstSheet().openStream();
            rows = stream.iterator();
        } catch (ExcelReaderException | ZipException | UncheckedIOException | NoSuchElementException e) {
            throw new NotReadable(
                    "Berkas Excel " + name + " rusak atau bersandi; buka di Excel dan simpan ulang sebagai .xlsx.",
                    "The Excel file " + name
                            + " is damaged or has a password; open it in Excel and save it anew as .xlsx.");
        }
    }

    @Override
    public Optional<Rows.Row> next() throws IOException {
        try {
            if (!rows.hasNext()) {
                return Optional.empty();
            }
            org.dhatim.fastexcel.reader.Row row = rows.next();
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < row.getCellCount(); column++) {
                cells.add(text(row.getCell(column)));
            }
            return Optional.of(new Rows.Row(row.getRowNum(), cells, Optional.empty()));
        } catch (RuntimeException e) {
            throw new IOException("The sheet cannot be read on: " + e.getMessage(), e);
        }
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        return cell.getType() == CellType.NUMBER
                ? number(cell.asNumber().stripTrailingZeros(), Optional.ofNullable(cell.getDataFormatString()))
                : cell.getText().strip();
    }

    private static String number(BigDecimal number, Optional<String> format) {
        String plain = number.toPlainString();
        return format.map(ZEROS::matcher)
                .filter(zeros -> zeros.matches() && number.signum() >= 0 && number.scale() <= 0)
                .map(zeros -> zeros.group(1).substring(Math.min(plain.length(), zeros.end(1))) + plain)
                .orElse(plain);
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
