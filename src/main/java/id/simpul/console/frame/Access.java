package id.simpul.console.frame;

import id.simpul.console.session.Role;
import id.simpul.console.session.Session;
import java.util.Optional;

/**
 * Who may come to a page.
 *
 * @param least the role that may; of nobody in particular if empty
 * @param half whether somebody may whose code is still asked for
 */
public record Access(Optional<Role> least, boolean half) {
    /** Anybody, without a session. */
    public static final Access OPEN = new Access(Optional.empty(), false);

    /** Whose password was right, and whose code is still asked for. */
    public static final Access HALF = new Access(Optional.empty(), true);

    public static Access of(Role least) {
        return new Access(Optional.of(least), false);
    }

    public boolean isOpen() {
        return least.isEmpty() && !half;
    }

    /** Whether somebody must log in, or log in further, to come here. */
    boolean isMissing(Optional<Session> session) {
        return !isOpen() && session.filter(one -> half || one.isOpen()).isEmpty();
    }

    /** Whether the role is enough. */
    boolean allows(Optional<Session> session) {
        return least.map(role ->
                        session.filter(one -> one.user().role().covers(role)).isPresent())
                .orElse(true);
    }
}
