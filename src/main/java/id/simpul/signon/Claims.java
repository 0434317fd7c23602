package id.simpul.signon;

import com.nimbusds.jwt.JWTClaimsSet;
import id.simpul.signon.NotBelieved.Why;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a token says of a person, once it is believed. */
record Claims(SignOn signOn, JWTClaimsSet says) {
    private static final int LONGEST = 255;

    Identity identity() {
        signOn.strength().ifPresent(wanted -> {
            if (!wanted.equals(says.getClaim("acr"))) {
                throw new NotBelieved(Why.WEAK, "Not the class of authentication that was asked for");
            }
        });
        String value = text(signOn.claim())
                .map(signOn::kept)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new NotBelieved(Why.NAMELESS, "A token without the claim " + signOn.claim()));
        if (signOn.claim().equals(SignOn.EMAIL) && !isVerified()) {
            throw new NotBelieved(Why.UNVERIFIED, "An address of e-mail that the provider has not verified");
        }
        return new Identity(value, text("name"), text("preferred_username").or(() -> text(SignOn.EMAIL)), role());
    }

    private boolean isVerified() {
        Object verified = says.getClaim("email_verified");
        return Boolean.TRUE.equals(verified) || "true".equals(verified);
    }

    private Optional<String> text(String claim) {
        return says.getClaim(claim) instanceof String text
                        && text.length() <= LONGEST
                        && !text.matches(".*\\p{Cntrl}.*")
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The greatest role that any value of the claim makes of its bearer. */
    private Optional<String> role() {
        return signOn.newcomers().flatMap(newcomers -> {
            Object found = says.getClaims();
            for (String step : newcomers.claim()) {
                found = found instanceof Map<?, ?> object ? object.get(step) : null;
            }
            Collection<?> values =
                    found instanceof Collection<?> many ? many : found == null ? List.of() : List.of(found);
            return newcomers.roles().entrySet().stream()
                    .filter(entry -> values.contains(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        });
    }
}
