package id.simpul.signon;

import java.util.Optional;

/**
 * Who somebody is, as a provider says and its signature proves.
 *
 * @param value of the claim that is compared
 * @param called the person's name, if the provider tells it
 * @param account the name of the person's account there, if the provider tells it
 * @param role what the person is here without having been added before, if anything
 */
public record Identity(String value, Optional<String> called, Optional<String> account, Optional<String> role) {
    @Override
    public String toString() {
        return "Identity";
    }
}
