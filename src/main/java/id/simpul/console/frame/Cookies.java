package id.simpul.console.frame;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;

/** The console's cookies: for this host alone, out of reach of scripts, gone when the browser is closed. */
public final class Cookies {
    public static final String SESSION = "simpul";
    /** Before a log-in, what shows that a form came from here. */
    public static final String BEFORE = "simpul-before";

    /** A sign-on at a provider of identities that this browser has begun. */
    public static final String SIGN_ON = "simpul-sign-on";
    /** Why it came to nothing, until it was told. */
    public static final String SAID = "simpul-said";

    static final String LANGUAGE = "simpul-lang";
    private static final String HOST = "__Host-";

    private Cookies() {}

    static String name(String name, boolean secure) {
        return secure ? HOST + name : name;
    }

    static Cookie made(Answer.SetCookie asked, boolean secure) {
        Cookie cookie = Cookie.cookie(name(asked.name(), secure), asked.value())
                .setPath("/")
                .setSecure(secure)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
        return asked.value().isEmpty() ? cookie.setMaxAge(0) : cookie;
    }
}
