package id.simpul.console.user;

import java.util.Optional;

/**
 * A member of staff who is to come in.
 *
 * @param user under which the person logs in
 * @param name as pages and the history call the person
 * @param withoutCode whether no code of a second factor is asked for
 * @param identity by which the person comes in from a provider outside
 */
public record NewUser(
        String user, String name, String role, Optional<Boolean> withoutCode, Optional<String> identity) {}
