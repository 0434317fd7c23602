package id.simpul.catalogue.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** The first sheet of an Excel workbook (xlsx), streamed; numbers stand as they were typed, without an exponent or a decimal that nobody wrote. */
final class ExcelRows implements Rows {
    private final ReadableWorkbook book;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;

    ExcelRows(InputStream in) throws IOException {
        book = new ReadableWorkbook(in);
        stream = book.getFirstSheet().openStream();
        rows = stream.iterator();
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
                ? cell.asNumber().stripTrailingZeros().toPlainString()
                : cell.getText().strip();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        book.close();
    }
}
