package id.simpul.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The provinces, regencies and cities of Indonesia by their Kemendagri codes, from Kepmendagri 300.2.2-2138/2025; codes
 * of BPS look alike and differ.
 */
public final class Regions {
    private static final String RESOURCE = "/regions/regions-kemendagri.csv";
    private static final Regions SHIPPED = new Regions(load());

    private final Map<String, String> names;

    private Regions(Map<String, String> names) {
        this.names = names;
    }

    public static Regions shipped() {
        return SHIPPED;
    }

    public boolean isKnown(String code) {
        return names.containsKey(code);
    }

    /** The region's name, such as {@code Kota Bukittinggi}. */
    public Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }

    /** Its name; of a part of a regency the regency's. */
    public Optional<String> nameOf(String code) {
        return Optional.ofNullable(names.get(code))
                .or(() -> code.contains(".") ? nameOf(code.substring(0, code.lastIndexOf('.'))) : Optional.empty());
    }

    /** Its name with the code behind it: {@code Kota Bukittinggi (13.75)}. */
    public String called(String code) {
        return nameOf(code).map(name -> name + " (" + code + ")").orElse(code);
    }

    /** How many regions there are, provinces included. */
    public int size() {
        return names.size();
    }

    /** The known code that most likely was meant. */
    public Optional<String> nearest(String code) {
        return Nearest.to(code, names.keySet());
    }

    private static Map<String, String> load() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get();
        Map<String, String> names = new TreeMap<>();
        try (InputStream in = Regions.class.getResourceAsStream(RESOURCE);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(reader)) {
                names.put(row.get("code"), row.get("name"));
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped regions cannot be read; install the hub again", e);
        }
    }
}
