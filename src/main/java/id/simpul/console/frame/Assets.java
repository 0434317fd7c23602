package id.simpul.console.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Style, scripts and pictures: read once, with a hash in their path, so that browsers keep them for ever. */
final class Assets {
    private static final String PLACE = "/assets/";
    private static final int SHORT_HASH = 12;
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, Asset> byPath = new HashMap<>();

    /** One of them, as it is and compressed. */
    record Asset(String path, String mediaType, byte[] plain, byte[] zipped) {}

    Assets() {
        add("app.css", "/console/app.css", "text/css; charset=utf-8");
        add("letter.css", "/console/letter.css", "text/css; charset=utf-8");
        add("app.js", "/console/app.js", SCRIPT);
        add("scan.js", "/console/scan.js", SCRIPT);
        add("icon.svg", "/console/icon.svg", "image/svg+xml");
        add("htmx.js", "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js", SCRIPT);
    }

    private void add(String name, String resource, String mediaType) {
        byte[] plain = read(resource);
        Asset asset = new Asset(PLACE + hash(plain) + "/" + name, mediaType, plain, zipped(plain));
        byName.put(name, asset);
        byPath.put(asset.path(), asset);
    }

    /** Where one is to be had. */
    String path(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No asset " + name))
                .path();
    }

    Optional<Asset> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, SHORT_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static byte[] zipped(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the installation");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
