package id.simpul.console.frame;

import id.simpul.console.session.Role;
import id.simpul.console.session.Session;
import java.util.Optional;

/**
 * Who may come to a page.
 *
 * @param least the role that may; of nobody in particular if empty
 * @param half whether somebody may whose code is still asked for
 * @param letter whether it is opened from a letter: no session and no cookie is read there or set
 */
public record Access(Optional<Role> least, boolean half, boolean letter) {
    /** Anybody, without a session. */
    public static final Access OPEN = new Access(Optional.empty(), false, false);

    /** Whose password was right, and whose code is still asked for. */
    public static final Access HALF = new Access(Optional.empty(), true, false);

    /** Whoever has the address from a letter or a paper, or wants to be written to. */
    public static final Access LETTER = new Access(Optional.empty(), false, true);

    public static Access of(Role least) {
        return new Access(Optional.of(least), false, false);
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
