package id.simpul.agreement;

import id.simpul.agreement.Agreement.Subject;
import id.simpul.partner.PersonalNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads old agreements from CSV, with the columns {@code number,title,form,parties,names,from,to,signedOn,goals}; of parties,
 * names and goals there may be several, with a {@code |} between them.
 */
final class AgreementFile {
    private static final List<String> COLUMNS =
            List.of("number", "title", "form", "parties", "names", "from", "to", "signedOn", "goals");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreSurroundingSpaces(true)
            .get();

    private final FileMistakes mistakes;
    private final Map<String, Integer> numbers = new HashMap<>();

    AgreementFile(FileMistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** Its rows that can be read; of those that cannot, the mistakes. */
    List<AgreementRow> read(String text) {
        List<AgreementRow> rows = new ArrayList<>();
        // A spreadsheet marks a file in UTF-8 with a first character of its own.
        try (CSVParser records = CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, FORMAT)) {
            if (!records.getHeaderNames().equals(COLUMNS)) {
                String columns = String.join(",", COLUMNS);
                mistakes.add(1, "", "kolomnya harus " + columns, "the columns must be " + columns);
                return rows;
            }
            for (CSVRecord one : records) {
                row(one, (int) records.getCurrentLineNumber()).ifPresent(rows::add);
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            mistakes.add(1, "", "CSV tidak sah: " + e.getMessage(), "not valid CSV: " + e.getMessage());
        }
        return rows;
    }

    private Optional<AgreementRow> row(CSVRecord one, int line) {
        if (one.size() != COLUMNS.size()) {
            mistakes.add(
                    line,
                    "",
                    "harus ada " + COLUMNS.size() + " kolom; beri tanda kutip pada isi yang memuat koma",
                    "there must be " + COLUMNS.size() + " columns; quote what holds a comma");
            return Optional.empty();
        }
        refusePersonalNumbers(one, line);
        String number = required(one, "number", line);
        required(one, "title", line);
        unique(number, line);
        Optional<Form> form = form(one, line);
        Optional<LocalDate> from = date(one, "from", line);
        Optional<LocalDate> to = date(one, "to", line);
        Optional<LocalDate> signedOn = date(one, "signedOn", line);
        List<String> parties = parties(one, line);
        if (form.isEmpty() || from.isEmpty() || to.isEmpty() || signedOn.isEmpty()) {
            return Optional.empty();
        }
        AgreementTerm term = new AgreementTerm(from.get(), to.get());
        inOrder(term, line);
        Subject subject = new Subject(number, one.get("title"), form.get(), parts(one.get("goals")));
        return Optional.of(new AgreementRow(line, subject, parties, parts(one.get("names")), term, signedOn.get()));
    }

    private void refusePersonalNumbers(CSVRecord one, int line) {
        COLUMNS.stream()
                .filter(column -> PersonalNumbers.in(one.get(column)))
                .forEach(column -> mistakes.add(
                        line,
                        column,
                        "memuat bilangan yang tampak sebagai NIK; hapus",
                        "it holds a number that looks like a NIK; take it out"));
    }

    private String required(CSVRecord one, String column, int line) {
        if (one.get(column).isBlank()) {
            mistakes.add(line, column, "harus diisi", "must be filled in");
        }
        return one.get(column);
    }

    private void unique(String number, int line) {
        Integer before = numbers.putIfAbsent(number, line);
        if (before != null && !number.isBlank()) {
            mistakes.add(
                    line,
                    "number",
                    "sama dengan baris " + before + "; tiap perjanjian punya nomor sendiri",
                    "the same as in line " + before + "; each agreement has a number of its own");
        }
    }

    private Optional<Form> form(CSVRecord one, int line) {
        Optional<Form> form = Arrays.stream(Form.values())
                .filter(known -> !known.isActivity() && known.wire().equals(one.get("form")))
                .findFirst();
        if (form.isEmpty()) {
            mistakes.add(
                    line, "form", "tulis exchange, service-use atau other", "write exchange, service-use or other");
        }
        return form;
    }

    private Optional<LocalDate> date(CSVRecord one, String column, int line) {
        try {
            return Optional.of(LocalDate.parse(one.get(column)));
        } catch (DateTimeParseException e) {
            mistakes.add(line, column, "tulis tanggal seperti 2019-01-31", "write a date like 2019-01-31");
            return Optional.empty();
        }
    }

    private List<String> parties(CSVRecord one, int line) {
        List<String> parties = parts(one.get("parties"));
        if (parties.size() < 2) {
            mistakes.add(
                    line,
                    "parties",
                    "sebut dua pihak atau lebih, dipisah dengan |",
                    "name two parties or more, with | between them");
        }
        List<String> names = parts(one.get("names"));
        if (!names.isEmpty() && names.size() != parties.size()) {
            mistakes.add(line, "names", "sebanyak pihaknya, atau kosong", "as many as there are parties, or empty");
        }
        return parties;
    }

    private void inOrder(AgreementTerm term, int line) {
        if (term.isReversed()) {
            mistakes.add(line, "to", "mendahului from; perbaiki", "comes before from; correct it");
        }
    }

    /** What stands between the bars; a name may be left empty. */
    private static List<String> parts(String text) {
        return text.isBlank()
                ? List.of()
                : Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
    }
}
