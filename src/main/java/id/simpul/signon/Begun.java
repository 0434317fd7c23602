package id.simpul.signon;

import java.time.Instant;

/**
 * A sign-on that a browser has begun, which alone can end it. It goes with that browser, sealed.
 *
 * @param state what the provider must send back with the browser
 * @param nonce what the token must say
 * @param verifier what only who began it can show for the code (PKCE)
 * @param next where to go on once in
 */
public record Begun(String state, String nonce, String verifier, String next, Instant at) {}
