package id.simpul.catalogue.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.marc4j.MarcStreamWriter;
import org.marc4j.MarcXmlWriter;
import org.marc4j.converter.impl.UnicodeToAnsel;
import org.marc4j.marc.DataField;
import org.marc4j.marc.MarcFactory;
import org.marc4j.marc.Record;

/** Files as library systems export them, made by the tests themselves. */
public final class Exports {
    private static final MarcFactory MARC = MarcFactory.newInstance();

    private Exports() {}

    /** A record of a book with copies as INLISLite writes them. */
    public static Record book(String title, String author, String isbn, String... barcodes) {
        Record record = MARC.newRecord("00000nam a2200000 a 4500");
        record.addVariableField(MARC.newControlField("001", "INLIS000000000" + Math.abs(title.hashCode() % 1000)));
        record.addVariableField(MARC.newControlField("008", "150101s2015    io     j      000 1 ind  "));
        field(record, "020", "a", isbn);
        field(record, "082", "a", "813");
        field(record, "100", "a", author);
        field(record, "245", "a", title + " /", "c", author);
        field(record, "260", "a", "Bukittinggi :", "b", "Penerbit Contoh,", "c", "2015.");
        for (String barcode : barcodes) {
            field(record, "990", "a", barcode);
        }
        return record;
    }

    public static Record field(Record record, String tag, String... subfields) {
        DataField field = MARC.newDataField(tag, ' ', ' ');
        for (int i = 0; i < subfields.length; i += 2) {
            field.addSubfield(MARC.newSubfield(subfields[i].charAt(0), subfields[i + 1]));
        }
        record.addVariableField(field);
        return record;
    }

    public static byte[] marc(List<Record> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MarcStreamWriter writer = new MarcStreamWriter(out, "UTF-8");
        records.forEach(writer::write);
        writer.close();
        return out.toByteArray();
    }

    static byte[] marc8(Record record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MarcStreamWriter writer = new MarcStreamWriter(out, "ISO-8859-1");
        writer.setConverter(new UnicodeToAnsel());
        writer.write(record);
        writer.close();
        return out.toByteArray();
    }

    public static byte[] marcXml(List<Record> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MarcXmlWriter writer = new MarcXmlWriter(out, true);
        records.forEach(writer::write);
        writer.close();
        return out.toByteArray();
    }

    static byte[] excel(List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Contoh", "1.0")) {
            Worksheet sheet = book.newWorksheet("Sheet1");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Of which Excel keeps each barcode as a number, and shows all but one with seven digits at least. */
    static byte[] excelOfNumbers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Contoh", "1.0")) {
            Worksheet sheet = book.newWorksheet("Sheet1");
            sheet.value(0, 0, "barcode");
            sheet.value(0, 1, "title");
            List<String> titles = List.of("Kancil", "Timun Mas", "Tambo", "Malin");
            List<Integer> codes = List.of(211, 12345678, 305, 7);
            List<String> formats = List.of("0000000", "0000000", "General", "0000000;-0000000");
            for (int row = 0; row < titles.size(); row++) {
                sheet.value(row + 1, 0, codes.get(row));
                sheet.style(row + 1, 0).format(formats.get(row)).set();
                sheet.value(row + 1, 1, titles.get(row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }
}
