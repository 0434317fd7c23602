package id.simpul.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The sample data that comes with the project. */
final class Seeds {
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private Seeds() {}

    static List<SeedPartner> partners() {
        return lines("partners.csv").stream().map(SeedPartner::new).toList();
    }

    /** The data of a {@code catalogue.item} for each copy. */
    static List<ObjectNode> collection() {
        return lines("collection.csv").stream().map(Seeds::item).toList();
    }

    private static ObjectNode item(Map<String, String> line) {
        ObjectNode item = Json.object();
        line.forEach((field, value) -> {
            if (field.equals("year") && !value.isEmpty()) {
                item.put(field, Integer.valueOf(value));
            } else if (field.equals("lendable")) {
                item.put(field, Boolean.parseBoolean(value));
            } else if (!value.isEmpty()) {
                item.put(field, value);
            }
        });
        return item;
    }

    static Programme programme() {
        try (InputStream in = open("programme.yaml")) {
            return Json.as(Programme.class, new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Cooperation cooperation() {
        try (InputStream in = open("cooperation.yaml")) {
            return Json.as(Cooperation.class, new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as it is. */
    static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> lines(String name) {
        try (InputStream in = open(name);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CSV.parse(reader).stream().map(CSVRecord::toMap).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Seeds.class.getResourceAsStream("/seeds/" + name);
        if (in == null) {
            throw new IOException("seeds/" + name + " is not in this build of Simpul; build it again");
        }
        return in;
    }
}
