package id.simpul.console.frame;

import id.simpul.console.session.Role;

/** A page of a form, which changes something: for those who do acts, unless it says otherwise. */
public interface FormPage extends Page {
    @Override
    default Access access() {
        return Access.of(Role.OPERATOR);
    }

    @Override
    default boolean acts() {
        return true;
    }
}
