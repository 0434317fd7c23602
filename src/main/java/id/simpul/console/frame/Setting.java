package id.simpul.console.frame;

import id.simpul.console.session.Keys;
import id.simpul.console.session.Sessions;
import id.simpul.partner.Language;
import id.simpul.signon.SignOn;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the frame of all pages is made from.
 *
 * @param publicUrl the one address, beside this machine's own, under which the console is called
 * @param library who runs this hub, as pages name it
 * @param signOn how staff come in by a provider of identities, if they do
 */
public record Setting(
        URI publicUrl, Supplier<String> library, ZoneId zone, Keys keys, Sessions sessions, Optional<SignOn> signOn) {
    /** Those of pages, in each language. */
    public Map<Language, PageWords> words() {
        return Arrays.stream(Language.values())
                .collect(Collectors.toMap(language -> language, language -> new PageWords(language, zone)));
    }
}
