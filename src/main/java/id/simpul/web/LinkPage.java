package id.simpul.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.delivery.Words;
import id.simpul.partner.Language;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one page behind links in mails, in both languages: a sentence, what to do, and a button where there is one. */
final class LinkPage {
    private static final String STYLE = "/templates/link.css";

    private final String library;
    private final String style;
    private final Map<String, String> headers;
    private final List<Words> languages = Arrays.stream(Language.values())
            .map(language -> Words.of(language, ZoneOffset.UTC))
            .toList();
    private final PebbleEngine templates;

    LinkPage(String library) {
        this.library = library;
        this.style = read(STYLE);
        this.headers = headers(style);
        ClasspathLoader loader = new ClasspathLoader();
        loader.setPrefix("templates");
        this.templates =
                new PebbleEngine.Builder().loader(loader).strictVariables(true).build();
    }

    /** Nothing from elsewhere, nothing kept, nothing told to the next page, in no search and in nobody's frame (W3C TAG, Capability URLs). */
    Map<String, String> headers() {
        return headers;
    }

    /**
     * @param what which of the page's texts, {@code link.<what>.…}
     */
    String html(String what, Optional<String> partner) {
        StringWriter out = new StringWriter();
        try {
            templates
                    .getTemplate("link.html.peb")
                    .evaluate(
                            out,
                            Map.of(
                                    "what", what,
                                    "library", library,
                                    "partner", partner.orElse(""),
                                    "style", style,
                                    "languages", languages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static Map<String, String> headers(String style) {
        return Map.of(
                "Cache-Control", "no-store",
                "Referrer-Policy", "no-referrer",
                "X-Content-Type-Options", "nosniff",
                "X-Robots-Tag", "noindex, nofollow",
                "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-" + sha256(style)
                                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = LinkPage.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
