package id.simpul.privilege;

import java.util.Optional;

/**
 * Staff look at who has a privilege, as at the counter: one of the two.
 *
 * @param ref the reference by which a partner knows the person
 * @param name the person's name, or a part of it
 */
public record PrivilegeLook(Optional<String> ref, Optional<String> name) {
    boolean isClear() {
        return ref.isPresent() != name.isPresent();
    }
}
