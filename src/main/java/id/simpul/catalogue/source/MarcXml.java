package id.simpul.catalogue.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.marc4j.MarcException;
import org.marc4j.MarcXmlHandler;
import org.marc4j.RecordStack;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Records in MARCXML, also those that stand in an OAI-PMH answer. Each is cut out by its end tag and read by itself, so that what is
 * wrong with one stops nothing; declarations of documents (DTD) are not read at all.
 */
final class MarcXml implements Source {
    private static final String NAMESPACE = "http://www.loc.gov/MARC21/slim";
    private static final int LONGEST = 4 << 20;
    private static final int LONGEST_TAG = 80;
    private static final Pattern BEGIN = Pattern.compile("<(?:[A-Za-z_][\\w.-]*:)?record(?=[\\s>/])");
    private static final Pattern END = Pattern.compile("</(?:[A-Za-z_][\\w.-]*:)?record\\s*>$");
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final Pattern PREFIX =
            Pattern.compile("<([A-Za-z_][\\w.-]*):[A-Za-z]|\\s([A-Za-z_][\\w.-]*):[\\w.-]+\\s*=");

    private final String file;
    private final InputStream in;
    private final XMLReader xml = reader();
    private Charset charset = UTF_8;
    private byte[] gathered = new byte[4096];
    private int size;
    private long offset;
    private long number;

    MarcXml(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    private static XMLReader reader() {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            // What is wrong is told of its record, and nowhere else.
            reader.setErrorHandler(new DefaultHandler());
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("This Java has no XML parser that is safe", e);
        }
    }

    @Override
    public Optional<Read> next() throws IOException {
        size = 0;
        long began = offset;
        int next = in.read();
        while (next >= 0) {
            gather(next);
            if (next == '>' && isEnd()) {
                Optional<Read> record = record(began);
                if (record.isPresent()) {
                    return record;
                }
            } else if (size > LONGEST) {
                return Optional.of(new Read.Damaged(
                        nextPlace(began),
                        new Phrase(
                                "lebih panjang daripada 4 MiB tanpa tanda akhir", "longer than 4 MiB without an end")));
            }
            next = in.read();
        }
        return BEGIN.matcher(text()).find()
                ? Optional.of(new Read.Damaged(
                        nextPlace(began),
                        new Phrase("berkas berakhir di tengahnya", "the file ends in the midst of it")))
                : Optional.empty();
    }

    private void gather(int next) {
        if (size == gathered.length) {
            gathered = Arrays.copyOf(gathered, 2 * size);
        }
        gathered[size++] = (byte) next;
        offset++;
    }

    private boolean isEnd() {
        int from = Math.max(0, size - LONGEST_TAG);
        return END.matcher(new String(gathered, from, size - from, ISO_8859_1)).find();
    }

    private String text() {
        return new String(gathered, 0, size, ISO_8859_1);
    }

    private Place nextPlace(long at) {
        number++;
        return new Place(file, number, Place.Unit.BYTE, at);
    }

    /** The innermost record that ends here; the end of one around it, as OAI-PMH has it, ends nothing. */
    private Optional<Read> record(long began) {
        String all = text();
        int begin = BEGIN.matcher(all).results().mapToInt(MatchResult::start).reduce(-1, (one, last) -> last);
        Matcher declared = ENCODING.matcher(all);
        if (number == 0 && declared.find() && Charset.isSupported(declared.group(1))) {
            charset = Charset.forName(declared.group(1));
        }
        if (begin < 0) {
            size = 0;
            return Optional.empty();
        }
        Place place = nextPlace(began + begin);
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(gathered, begin, size - begin))
                    .toString();
            return Optional.of(parsed(place, text));
        } catch (CharacterCodingException e) {
            return Optional.of(new Read.Damaged(
                    place, new Phrase("bukan teks " + charset + " yang sah", "it is not valid text in " + charset)));
        }
    }

    private Read parsed(Place place, String text) {
        RecordStack one = new RecordStack();
        xml.setContentHandler(new MarcXmlHandler(one));
        try {
            xml.parse(new InputSource(new StringReader(document(text))));
            return one.hasNext() ? MarcFields.read(place, one.pop()) : notMarc(place, "");
        } catch (SAXException | IOException | MarcException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return notMarc(place, " (" + e.getMessage() + ")");
        }
    }

    /** Its prefixes were declared further up, and are MARC's. */
    private static String document(String record) {
        Set<String> prefixes = new LinkedHashSet<>();
        PREFIX.matcher(record)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(prefix -> !prefix.startsWith("xml"))
                .forEach(prefixes::add);
        StringBuilder root = new StringBuilder("<collection xmlns=\"" + NAMESPACE + "\"");
        prefixes.forEach(prefix -> root.append(" xmlns:")
                .append(prefix)
                .append("=\"")
                .append(NAMESPACE)
                .append('"'));
        return root.append('>').append(record).append("</collection>").toString();
    }

    private static Read notMarc(Place place, String why) {
        return new Read.Damaged(
                place, new Phrase("bukan rekaman MARCXML yang sah" + why, "it is not a valid MARCXML record" + why));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
