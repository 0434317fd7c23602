package id.simpul.console.session;

import java.util.Optional;

/**
 * A member of staff who may come in.
 *
 * @param name under which the person logs in
 * @param shown as pages and the history call the person
 * @param password Argon2id; none until it was set up
 * @param needsCode whether a code of the second factor is asked for
 * @param codeKey the second factor's key, sealed; none until it was set up
 */
public record User(
        String name, String shown, Role role, Optional<String> password, boolean needsCode, Optional<Sealed> codeKey) {
    /** The same in another role. */
    public User withRole(Role other) {
        return new User(name, shown, other, password, needsCode, codeKey);
    }

    /** Whether everything is set up with which the person logs in. */
    public boolean isSetUp() {
        return password.isPresent() && (!needsCode || codeKey.isPresent());
    }
}
