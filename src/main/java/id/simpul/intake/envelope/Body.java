package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PersonalNumbers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the bytes of a message as JSON, strictly: UTF-8, one value, no name twice, nothing absurdly deep or long. */
final class Body {
    static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(Envelopes.LARGEST)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectReader STRICT =
            MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final ObjectReader LENIENT = MAPPER.readerFor(JsonNode.class);
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private static final Phrase EMPTY = new Phrase("pesan kosong", "the message is empty");
    private static final Phrase NOT_UTF8 = new Phrase("hurufnya tidak dalam UTF-8", "its text is not in UTF-8");
    private static final Phrase TWICE =
            new Phrase("satu nama disebut dua kali dalam satu objek", "a name stands twice in one object");
    private static final Phrase LIMITS = new Phrase(
            "bersusun lebih dari " + DEEPEST + " tingkat, atau memuat bilangan lebih dari " + LONGEST_NUMBER + " angka",
            "it is nested more than " + DEEPEST + " levels deep, or holds a number of more than " + LONGEST_NUMBER
                    + " digits");

    private Body() {}

    /** The value, or empty if the problems say why there is none. */
    static Optional<JsonNode> read(byte[] body, Problems problems) {
        String text = new String(body, UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(body)) {
            problems.add(Code.NOT_JSON, "", NOT_UTF8);
            return Optional.empty();
        }
        try {
            return parse(text, STRICT, problems);
        } catch (MismatchedInputException e) {
            problems.add(Code.NOT_JSON, pointer(e), TWICE);
            return readLeniently(text, problems);
        } catch (IOException | NumberFormatException e) {
            problems.add(Code.NOT_JSON, "", wording(e));
            return Optional.empty();
        }
    }

    /** Reads on past a name that stands twice, so that whatever else is wrong is told as well. */
    private static Optional<JsonNode> readLeniently(String json, Problems problems) {
        try {
            return parse(json, LENIENT, problems);
        } catch (IOException | NumberFormatException e) {
            problems.add(Code.NOT_JSON, "", wording(e));
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> parse(String json, ObjectReader reader, Problems problems) throws IOException {
        try (JsonParser parser = parser(json)) {
            if (parser.nextToken() == null) {
                problems.add(Code.NOT_JSON, "", EMPTY);
                return Optional.empty();
            }
            JsonNode value = reader.readValue(parser);
            parser.nextToken();
            if (parser.currentToken() != null) {
                problems.add(Code.NOT_JSON, "", trailing(parser));
                return Optional.empty();
            }
            return Optional.of(value);
        }
    }

    /** Reads token by token; a byte order mark is passed over. */
    static JsonParser parser(String json) throws IOException {
        return MAPPER.createParser(json.startsWith("\uFEFF") ? json.substring(1) : json);
    }

    /** Whether a message that was not understood holds a NIK, in whatever encoding and escapes. */
    static boolean holdsPersonalNumber(byte[] body) {
        String text = new String(body, ISO_8859_1).replace("\0", "");
        String plain = text.contains("\\u") ? ESCAPE.matcher(text).replaceAll(match -> unescape(match.group(1))) : text;
        return PersonalNumbers.in(plain) || PersonalNumbers.in(new String(body, UTF_8));
    }

    private static String unescape(String hex) {
        char c = (char) Integer.parseInt(hex, 16);
        return c == '\\' || c == '$' ? " " : String.valueOf(c);
    }

    static boolean isUtf8(byte[] body) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String pointer(MismatchedInputException e) {
        return e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
    }

    /** Jackson's own words may repeat what the message says, so only the place is told. */
    private static Phrase wording(Exception e) {
        if (e instanceof StreamConstraintsException) {
            return LIMITS;
        }
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? at(
                        "salah tulis pada",
                        "a mistake in",
                        json.getLocation().getLineNr(),
                        json.getLocation().getColumnNr())
                : LIMITS;
    }

    private static Phrase trailing(JsonParser parser) {
        return at(
                "ada yang mengikuti akhir objek pada",
                "something follows the end of the value in",
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr());
    }

    private static Phrase at(String indonesian, String english, int line, int column) {
        return new Phrase(
                indonesian + " baris " + line + " kolom " + column, english + " line " + line + ", column " + column);
    }
}
