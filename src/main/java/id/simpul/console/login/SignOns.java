package id.simpul.console.login;

import id.simpul.signon.Identity;
import id.simpul.signon.Provider;
import java.util.function.Consumer;

/**
 * How staff come in by a provider of identities.
 *
 * @param newcomers adds a user who comes in without having been added, by the same act as anybody who adds one
 */
public record SignOns(Provider provider, Consumer<Identity> newcomers) {}
