package id.simpul.settings;

import java.util.regex.Pattern;

/** Tells addresses of this machine alone from those that others can reach, without asking a name server. */
public final class Loopback {
    private static final Pattern ADDRESS = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[?::1]?");

    private Loopback() {}

    public static boolean is(String host) {
        return ADDRESS.matcher(host).matches();
    }
}
