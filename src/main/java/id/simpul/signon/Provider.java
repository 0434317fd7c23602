package id.simpul.signon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider of identities: where browsers are sent, and what is believed of what they bring back. */
public final class Provider {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Within which it is not asked again how it is made up. */
    private static final Duration FRESH = Duration.ofHours(1);
    /** Within which it is not asked again after it did not answer. */
    private static final Duration REST = Duration.ofSeconds(5);
    /** Within which somebody must have come back. */
    private static final Duration JOURNEY = Duration.ofMinutes(10);

    private final SignOn signOn;
    private final InstantSource clock;
    private final Duration patience;
    private final Outside outside;
    private volatile Known known = new Known(Optional.empty(), Instant.MIN, Instant.MIN);

    /** What is known of it, since when, and until when it is left alone. */
    private record Known(Optional<Discovery> discovery, Instant since, Instant rest) {}

    /**
     * @param clock of the machine
     */
    public Provider(SignOn signOn, InstantSource clock) {
        this(signOn, clock, PATIENCE);
    }

    Provider(SignOn signOn, InstantSource clock, Duration patience) {
        this.signOn = signOn;
        this.clock = clock;
        this.patience = patience;
        this.outside = new Outside(patience);
    }

    public SignOn setUp() {
        return signOn;
    }

    /**
     * Begins a sign-on of a browser.
     *
     * @param next where to go on once in
     */
    public Begun begin(String next) {
        return new Begun(
                new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue(), next, clock.instant());
    }

    /**
     * Where the browser is sent that began it.
     *
     * @param language in which the provider should speak, if it can
     * @throws ProviderAway if it cannot be asked how it is made up
     */
    public URI address(Begun begun, String language) {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(signOn.scopes().toArray(String[]::new)),
                        new ClientID(signOn.client()),
                        signOn.redirect())
                .endpointURI(discovery().says().getAuthorizationEndpointURI())
                .state(new State(begun.state()))
                .nonce(new Nonce(begun.nonce()))
                .codeChallenge(new CodeVerifier(begun.verifier()), CodeChallengeMethod.S256)
                .customParameter("ui_locales", language);
        signOn.strength().ifPresent(strength -> request.acrValues(List.of(new ACR(strength))));
        return request.build().toURI();
    }

    /**
     * Who has come back.
     *
     * @param begun what this browser had begun
     * @param query what the provider sent with it
     * @throws NotBelieved if it lets nobody in
     * @throws ProviderAway if the provider does not answer
     */
    public Identity end(Begun begun, Map<String, String> query) {
        return new Answered(signOn, discovery(), outside).identity(begun, query, clock.instant());
    }

    /** Whether what came back belongs to what this browser had begun; a browser that was lured here has begun nothing. */
    public boolean isOf(Begun begun, Map<String, String> query) {
        Duration age = Duration.between(begun.at(), clock.instant());
        return !age.isNegative()
                && age.compareTo(JOURNEY) < 0
                && MessageDigest.isEqual(
                        begun.state().getBytes(UTF_8),
                        query.getOrDefault("state", "").getBytes(UTF_8));
    }

    /**
     * Where a browser ends its session at the provider, if that can be done; without any token, which would stand in addresses.
     *
     * @param after where the provider may lead back to
     */
    public Optional<URI> wayOut(URI after) {
        return discovery().wayOut(signOn).map(address -> new LogoutRequest(
                        address, null, null, new ClientID(signOn.client()), after, null, null)
                .toURI());
    }

    /**
     * Asks it anew and tries whether it would take a browser of ours.
     *
     * @return the status with which it refuses one, if it does: most likely it knows the client or the address to come back to not
     * @throws ProviderAway if it does not answer
     * @throws Mismatch if what it says cannot be used
     */
    public Optional<Integer> tried() {
        URI address = address(begin(""), "en");
        if (!hasKeys()) {
            throw new Mismatch(Mismatch.Kind.UNREADABLE, "jwks_uri");
        }
        try {
            return Optional.of(outside.status(address)).filter(status -> status >= 400);
        } catch (IOException e) {
            throw new ProviderAway(address.getHost() + ": " + e.getMessage(), e);
        }
    }

    /** Whether its keys can be read, and some are there. */
    private boolean hasKeys() {
        try {
            String keys = outside.retrieveResource(
                            discovery().says().getJWKSetURI().toURL())
                    .getContent();
            return !JWKSet.parse(keys).getKeys().isEmpty();
        } catch (IOException e) {
            throw new ProviderAway(e.getMessage(), e);
        } catch (ParseException e) {
            throw new Mismatch(Mismatch.Kind.UNREADABLE, "jwks_uri");
        }
    }

    private Discovery discovery() {
        Known now = known;
        Instant instant = clock.instant();
        if (now.discovery().isPresent() && instant.isBefore(now.since().plus(FRESH))) {
            return now.discovery().get();
        } else if (instant.isBefore(now.rest())) {
            throw new ProviderAway("It did not answer a moment ago");
        }
        try {
            Discovery found = Discovery.of(signOn, outside, patience);
            known = new Known(Optional.of(found), instant, Instant.MIN);
            return found;
        } catch (ProviderAway e) {
            known = new Known(now.discovery(), now.since(), instant.plus(REST));
            throw e;
        }
    }
}
