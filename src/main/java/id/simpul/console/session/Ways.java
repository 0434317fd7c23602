package id.simpul.console.session;

import id.simpul.signon.SignOn;
import java.util.Collection;
import java.util.Optional;

/**
 * By which ways a user may come in.
 *
 * @param signOn how staff come in by a provider of identities, if they do
 */
public record Ways(Optional<SignOn> signOn) {
    /** By a password; administrators always may, so that there is a way in without the provider. */
    public boolean password(User user) {
        return user.role() == Role.ADMINISTRATOR || signOn.filter(SignOn::only).isEmpty();
    }

    /** Whether this hub asks for a code of its own after the provider has said who it is. */
    public boolean codeAfterSignOn(User user) {
        return user.needsCode()
                && signOn.filter(one -> one.factor() == SignOn.Factor.HUB).isPresent();
    }

    /** Whether there is anything that the user sets up here by a link. */
    public boolean setUp(User user) {
        return password(user) || codeAfterSignOn(user);
    }

    /** Whether without this one no administrator could come in while the provider is away. */
    public boolean isLastWithPassword(User user, Collection<User> all) {
        return signOn.isPresent()
                && user.role() == Role.ADMINISTRATOR
                && user.isSetUp()
                && all.stream()
                        .filter(one -> !one.name().equals(user.name()) && one.role() == Role.ADMINISTRATOR)
                        .noneMatch(User::isSetUp);
    }
}
