package id.simpul.signon;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider says of itself, and by what its tokens are judged.
 *
 * @param tokens judges them: signature, issuer, audience, time, nonce
 */
record Discovery(OIDCProviderMetadata says, IDTokenValidator tokens) {
    /** Signatures by a key that only the provider has: none without one, and none by a secret that both have. */
    private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();

    private static final int SKEW_SECONDS = 60;
    private static final long KEYS_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long KEYS_APART_MILLIS = Duration.ofSeconds(30).toMillis();
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private static Set<JWSAlgorithm> algorithms() {
        Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.RSA);
        all.addAll(Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512));
        return Set.copyOf(all);
    }

    /** Where a provider says it. */
    static URI address(URI issuer) {
        return URI.create(issuer.toString().replaceAll("/$", "") + WELL_KNOWN);
    }

    /**
     * Asks a provider.
     *
     * @throws ProviderAway if it does not answer
     * @throws Mismatch if what it says cannot be used
     */
    static Discovery of(SignOn signOn, Outside outside, Duration patience) {
        OIDCProviderMetadata says;
        try {
            says = OIDCProviderMetadata.parse(
                    outside.retrieveResource(address(signOn.issuer()).toURL()).getContent());
        } catch (IOException e) {
            throw new ProviderAway(address(signOn.issuer()) + ": " + e.getMessage(), e);
        } catch (ParseException e) {
            throw new Mismatch(Mismatch.Kind.UNREADABLE, e.getMessage());
        }
        check(signOn, says);
        try {
            // Asked again when a token names a key that is not known: providers change their keys.
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            says.getJWKSetURI().toURL(), outside)
                    .cache(KEYS_MILLIS, patience.multipliedBy(2).toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(KEYS_APART_MILLIS)
                    .build();
            IDTokenValidator tokens = new IDTokenValidator(
                    new Issuer(signOn.issuer()),
                    new ClientID(signOn.client()),
                    new JWSVerificationKeySelector<>(ALGORITHMS, keys),
                    null);
            tokens.setMaxClockSkew(SKEW_SECONDS);
            return new Discovery(says, tokens);
        } catch (MalformedURLException e) {
            throw new Mismatch(Mismatch.Kind.UNREADABLE, e.getMessage());
        }
    }

    private static void check(SignOn signOn, OIDCProviderMetadata says) {
        if (!says.getIssuer().getValue().equals(signOn.issuer().toString())) {
            throw new Mismatch(Mismatch.Kind.ISSUER, says.getIssuer().getValue());
        }
        for (URI endpoint :
                Arrays.asList(says.getAuthorizationEndpointURI(), says.getTokenEndpointURI(), says.getJWKSetURI())) {
            if (endpoint == null || endpoint.getHost() == null) {
                throw new Mismatch(Mismatch.Kind.UNREADABLE, "authorization_endpoint, token_endpoint, jwks_uri");
            } else if (!isProtected(signOn, endpoint)) {
                throw new Mismatch(Mismatch.Kind.PLAIN, endpoint.toString());
            }
        }
        if (says.getIDTokenJWSAlgs() != null
                && says.getIDTokenJWSAlgs().stream().noneMatch(ALGORITHMS::contains)) {
            throw new Mismatch(
                    Mismatch.Kind.ALGORITHMS,
                    String.join(
                            ", ",
                            says.getIDTokenJWSAlgs().stream()
                                    .map(Objects::toString)
                                    .toList()));
        }
    }

    /** As its issuer is: by TLS, but for a provider on this very machine. */
    private static boolean isProtected(SignOn signOn, URI endpoint) {
        return "https".equals(endpoint.getScheme())
                || ("http".equals(signOn.issuer().getScheme())
                        && "http".equals(endpoint.getScheme())
                        && signOn.issuer().getHost().equals(endpoint.getHost()));
    }

    /** Where a browser ends its session at the provider; nothing if there is no such place. */
    Optional<URI> wayOut(SignOn signOn) {
        return Optional.ofNullable(says.getEndSessionEndpointURI()).filter(address -> isProtected(signOn, address));
    }
}
