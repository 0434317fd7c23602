package id.simpul.catalogue.source;

import id.simpul.ledger.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marc4j.MarcError;
import org.marc4j.marc.ControlField;
import org.marc4j.marc.DataField;
import org.marc4j.marc.Record;
import org.marc4j.marc.Subfield;
import org.marc4j.marc.VariableField;

/**
 * What a MARC 21 or INDOMARC record says of a publication and its copies. Copies stand where systems put them: 990 (INLISLite, one
 * a copy), 952 (Koha), 852 (holdings), 876 (items), 949.
 */
final class MarcFields {
    private static final int AUDIENCE = 22;
    private static final String KOHA = "952";

    /** The fields of copies, the first that a record has: which subfields hold barcode, collection, call number, location, status. */
    private static final List<CopyField> COPIES = List.of(
            new CopyField("990", "a", "c", "h", "b", "z"),
            new CopyField(KOHA, "p", "8", "o", "c", "7"),
            new CopyField("876", "p", "c", "h", "l", "j"),
            new CopyField("949", "i", "t", "a", "l", "s"),
            new CopyField("852", "p", "b", "h", "c", "z"));

    /** What Koha says of a copy by numbers of the library's own, 0 being none: withdrawn, not for loan, lost, damaged. */
    private static final Map<String, String> KOHA_CODES =
            Map.of("0", Copy.NOT_FOR_LOAN, "7", Copy.NOT_FOR_LOAN, "1", Copy.LOST, "4", Copy.DAMAGED);

    private static final Pattern CODE = Pattern.compile("\\s*-?0*[1-9][0-9]*\\s*");

    private final Record record;
    private final List<Phrase> remarks = new ArrayList<>();

    private record CopyField(
            String tag, String barcode, String collection, String callNumber, String location, String status) {}

    private MarcFields(Record record) {
        this.record = record;
    }

    static Read read(Place place, Record record) {
        MarcFields fields = new MarcFields(record);
        Optional<String> title = fields.title();
        if (title.isEmpty()) {
            return new Read.Damaged(place, new Phrase("tidak ada judul (245 $a)", "there is no title (245 $a)"));
        }
        fields.remark();
        List<Copy> copies = fields.copies();
        return new Read.Found(place, fields.description(title.get()), copies, fields.remarks);
    }

    /** What the reader mended on its way says that the file is not as it should be. */
    private void remark() {
        if (record.hasErrors()) {
            record.getErrors().stream()
                    .filter(error -> error.severity >= MarcError.MAJOR_ERROR)
                    .map(error -> error.message)
                    .findFirst()
                    .ifPresent(first -> remarks.add(new Phrase(
                            "MARC tidak rapi, dibaca sebisanya: " + first,
                            "untidy MARC, read as far as it goes: " + first)));
        }
    }

    private Description description(String title) {
        return new Description(
                title,
                author(),
                volume(),
                first("a", "020").flatMap(text -> Text.line(text, 40)),
                first("b", "264", "260").map(Text::unpunctuated).flatMap(Text::line),
                first("c", "264", "260").flatMap(Text::year).or(this::yearOfControlField),
                first("a", "082", "092", "084").flatMap(Text::line),
                callNumber(),
                control("008").filter(text -> text.length() > AUDIENCE).map(text -> text.charAt(AUDIENCE)),
                words());
    }

    /** Title and the rest of it; whose it is stands in fields of its own. */
    private Optional<String> title() {
        return fields("245").findFirst().flatMap(field -> {
            String main = subfield(field, "a").map(Text::unpunctuated).orElse("");
            Optional<String> rest = subfield(field, "b")
                    .map(text -> text.replaceFirst("^[\\s:=]+", ""))
                    .map(Text::unpunctuated)
                    .filter(text -> !text.isEmpty());
            return main.isEmpty()
                    ? Optional.<String>empty()
                    : Text.line(rest.map(more -> main + " : " + more).orElse(main), Text.LONGEST_TITLE);
        });
    }

    private Optional<String> volume() {
        return fields("245").findFirst().flatMap(field -> {
            List<String> parts = Stream.of("n", "p")
                    .<String>flatMap(code -> subfield(field, code).stream())
                    .map(Text::unpunctuated)
                    .toList();
            return Text.line(String.join(", ", parts));
        });
    }

    private Optional<String> author() {
        List<String> names = fields("100", "110", "111", "700", "710")
                .filter(field ->
                        subfield(field, "e").isEmpty() || field.getTag().startsWith("1"))
                .flatMap(field -> subfield(field, "a").stream())
                .map(Text::unpunctuated)
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        return Text.line(String.join("; ", names));
    }

    private Optional<Integer> yearOfControlField() {
        return control("008").filter(text -> text.length() > 10).flatMap(text -> Text.year(text.substring(7, 11)));
    }

    private Optional<String> callNumber() {
        return fields("090", "084", "099", "852", "050")
                .flatMap(field -> {
                    String code = field.getTag().equals("852") ? "h" : "a";
                    return subfield(field, code)
                            .map(text -> subfield(field, "b")
                                    .filter(more -> field.getTag().equals("090"))
                                    .map(more -> text + " " + more)
                                    .orElse(text))
                            .stream();
                })
                .findFirst()
                .flatMap(Text::line);
    }

    private List<String> words() {
        return fields("521", "600", "610", "650", "651", "653", "655", "440", "490", "385")
                .flatMap(field -> field.getSubfields().stream())
                .map(Subfield::getData)
                .flatMap(text -> Text.line(text).stream())
                .toList();
    }

    private List<Copy> copies() {
        for (CopyField there : COPIES) {
            Map<String, Copy> copies = new LinkedHashMap<>();
            fields(there.tag())
                    .forEach(field -> Text.line(subfield(field, there.barcode()).orElse(""))
                            .ifPresent(barcode -> copies.putIfAbsent(barcode, copy(there, field, barcode))));
            if (!copies.isEmpty()) {
                return List.copyOf(copies.values());
            }
        }
        return List.of();
    }

    private Copy copy(CopyField there, DataField field, String barcode) {
        return new Copy(
                barcode,
                subfield(field, there.collection()).flatMap(Text::line),
                subfield(field, there.callNumber()).flatMap(Text::line),
                subfield(field, there.location()).flatMap(Text::line),
                status(there, field),
                Optional.empty());
    }

    private static Optional<String> status(CopyField there, DataField field) {
        Stream<String> said = subfield(field, there.status()).stream();
        Stream<String> meant = field.getSubfields().stream()
                .filter(one ->
                        there.tag().equals(KOHA) && CODE.matcher(one.getData()).matches())
                .flatMap(one -> Optional.ofNullable(KOHA_CODES.get(String.valueOf(one.getCode()))).stream())
                .distinct()
                .sorted();
        return Text.line(Stream.concat(said, meant).collect(Collectors.joining("; ")));
    }

    private Optional<String> first(String code, String... tags) {
        return fields(tags)
                .flatMap(field -> subfield(field, code).stream())
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private Stream<DataField> fields(String... tags) {
        return Stream.of(tags).flatMap(tag -> record.getVariableFields(tag).stream()
                .filter(DataField.class::isInstance)
                .map(DataField.class::cast));
    }

    private Optional<String> control(String tag) {
        VariableField field = record.getVariableField(tag);
        return field instanceof ControlField control ? Optional.ofNullable(control.getData()) : Optional.empty();
    }

    private static Optional<String> subfield(DataField field, String code) {
        return Optional.ofNullable(field.getSubfield(code.charAt(0))).map(Subfield::getData);
    }
}
