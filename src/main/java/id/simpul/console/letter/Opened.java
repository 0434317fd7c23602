package id.simpul.console.letter;

import id.simpul.console.frame.PageWords;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.Sender;
import id.simpul.delivery.link.Link;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A link that is good, as somebody opens it or presses its button.
 *
 * @param partner for whom its holder speaks
 * @param words in the language that was asked for, else in the partner's
 * @param sender where the library is reached
 * @param nonce by which the form that is shown is known when it comes twice
 */
record Opened(Link link, Partner partner, Visit visit, PageWords words, Sender sender, String nonce) {
    /** A page with two forms tells them apart by what follows the nonce of the second. */
    private static final Pattern SECOND = Pattern.compile("(.{16})2");

    private static final int NONCE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    String thing() {
        return link.thing();
    }

    /** To show the form again that was sent: sent once more, it says the same once. */
    Opened again() {
        return new Opened(
                link,
                partner,
                visit,
                words,
                sender,
                SECOND.matcher(visit.field("nonce")).replaceAll("$1"));
    }

    /** What every page of a letter shows. */
    Map<String, Object> model(String title) {
        Map<String, Object> model = model(visit, words, sender);
        model.put("title", title);
        model.put("partner", partner.name());
        model.put("nonce", nonce);
        model.put("wrong", List.of());
        return model;
    }

    /** What pages show also where there is no link. */
    static Map<String, Object> model(Visit visit, PageWords words, Sender sender) {
        Map<String, Object> model = new HashMap<>();
        model.put("words", words);
        model.put("path", visit.path());
        model.put("other", words.language() == Language.ID ? "en" : "id");
        model.put(
                "lang",
                visit.asked("lang")
                        .map(language -> "?lang=" + language)
                        .filter(query -> query.matches("[?]lang=(id|en)"))
                        .orElse(""));
        model.put("phone", sender.phone());
        model.put("email", sender.email());
        model.put("refresh", "");
        return model;
    }

    /** By which a form is known when it comes twice. */
    static String anotherNonce() {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
