package id.simpul.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import id.simpul.signon.NotBelieved.Why;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a provider answered: a code by way of the browser, for which it gives a token, which says who it is.
 *
 * @param outside by which it is asked
 */
record Answered(SignOn signOn, Discovery discovery, Outside outside) {
    private static final int SKEW_SECONDS = 60;
    private static final int LONGEST = 255;

    Identity identity(Begun begun, Map<String, String> query, Instant now) {
        String issuer = query.getOrDefault("iss", "");
        if (discovery.says().supportsAuthorizationResponseIssuerParam()
                ? !issuer.equals(signOn.issuer().toString())
                : !issuer.isEmpty() && !issuer.equals(signOn.issuer().toString())) {
            throw new NotBelieved(Why.FORGED, "An answer of another issuer");
        }
        String error = query.getOrDefault("error", "");
        if (!error.isEmpty()) {
            throw new NotBelieved(Why.CANCELLED, "The provider says " + error.replaceAll("[^a-z_]", "?"));
        }
        String code = query.getOrDefault("code", "");
        if (code.isEmpty()) {
            throw new NotBelieved(Why.FORGED, "An answer without a code");
        }
        JWTClaimsSet claims = claims(token(code, begun), begun, now);
        return new Claims(signOn, claims).identity();
    }

    private JWT token(String code, Begun begun) {
        TokenRequest request = new TokenRequest.Builder(
                        discovery.says().getTokenEndpointURI(),
                        proof(),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), signOn.redirect(), new CodeVerifier(begun.verifier())))
                .build();
        try {
            ReadOnlyHTTPResponse answer = outside.send(request.toHTTPRequest());
            if (answer.getStatusCode() >= 500) {
                throw new ProviderAway("HTTP status " + answer.getStatusCode() + " for a code");
            }
            TokenResponse response = OIDCTokenResponseParser.parse((HTTPResponse) answer);
            if (!response.indicatesSuccess()) {
                throw new NotBelieved(
                        Why.FORGED,
                        "The provider gives no token for the code: "
                                + response.toErrorResponse().getErrorObject().getCode());
            }
            JWT token = ((OIDCTokenResponse) response.toSuccessResponse())
                    .getOIDCTokens()
                    .getIDToken();
            if (token instanceof SignedJWT) {
                return token;
            }
            throw new NotBelieved(Why.FORGED, "A token that nobody signed");
        } catch (IOException e) {
            throw new ProviderAway(e.getMessage(), e);
        } catch (ParseException e) {
            throw new NotBelieved(Why.FORGED, "An answer that holds no token");
        }
    }

    private ClientAuthentication proof() {
        ClientID client = new ClientID(signOn.client());
        Secret secret = new Secret(signOn.secret());
        List<ClientAuthenticationMethod> ways = Optional.ofNullable(
                        discovery.says().getTokenEndpointAuthMethods())
                .orElse(List.of());
        return ways.isEmpty() || ways.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(client, secret)
                : new ClientSecretPost(client, secret);
    }

    private JWTClaimsSet claims(JWT token, Begun begun, Instant now) {
        try {
            JWTClaimsSet claims =
                    discovery.tokens().validate(token, new Nonce(begun.nonce())).toJWTClaimsSet();
            Date before = token.getJWTClaimsSet().getNotBeforeTime();
            if (before != null && before.toInstant().isAfter(now.plusSeconds(SKEW_SECONDS))) {
                throw new NotBelieved(Why.FORGED, "A token that counts later");
            }
            if (claims.getSubject() == null || claims.getSubject().length() > LONGEST) {
                throw new NotBelieved(Why.NAMELESS, "A token without a subject");
            }
            return claims;
        } catch (KeySourceException e) {
            throw new ProviderAway("Its keys cannot be read: " + e.getMessage(), e);
        } catch (BadJOSEException | JOSEException | ParseException | java.text.ParseException e) {
            throw new NotBelieved(Why.FORGED, e);
        }
    }
}
