package id.simpul.partner;

import java.util.Optional;

/**
 * A change of the directory that has been committed: a partner that came, left, or is not what it was.
 *
 * @param password whether what is known of its password is another now
 */
public record PartnerChange(PartnerId id, Optional<Partner> before, Optional<Partner> after, boolean password) {
    public boolean added() {
        return before.isEmpty() && after.isPresent();
    }

    public boolean removed() {
        return before.isPresent() && after.isEmpty();
    }

    boolean isAny() {
        return password || !before.equals(after);
    }
}
