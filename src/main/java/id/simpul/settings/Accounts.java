package id.simpul.settings;

import id.simpul.broker.BrokerUrl;
import id.simpul.database.DatabaseUrl;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads where broker and database are if they are elsewhere, and as whom the hub comes to them. */
final class Accounts {
    private final Environment environment;
    private final Outward outward;

    Accounts(Environment environment, Outward outward) {
        this.environment = environment;
        this.outward = outward;
    }

    Optional<Settings.Account> broker() {
        String example = "ssl://broker.example.org:61616";
        return account("SIMPUL_BROKER", "\\(?(tcp|ssl|vm)://.+", example)
                .flatMap(account -> parsed("SIMPUL_BROKER_URL", () -> BrokerUrl.parse(account.url()), example)
                        .map(url -> {
                            outward.require(url);
                            return new Settings.Account(url.url(), account.user(), account.password());
                        }));
    }

    Optional<Settings.Account> database() {
        String example = "jdbc:postgresql://db.example.org:5432/simpul?sslmode=verify-full";
        Optional<Settings.Account> account = account("SIMPUL_DB", "jdbc:postgresql:.+", example);
        account.flatMap(known -> parsed("SIMPUL_DB_URL", () -> DatabaseUrl.parse(known.url()), example))
                .ifPresent(outward::require);
        return account;
    }

    private <T> Optional<T> parsed(String name, Supplier<T> parse, String example) {
        try {
            return Optional.of(parse.get());
        } catch (IllegalArgumentException e) {
            unusable(name, example);
            return Optional.empty();
        }
    }

    private void unusable(String name, String example) {
        environment.mistake(
                name,
                "bukan alamat yang dapat dipakai; tulis seperti " + example,
                "cannot be used; write it like " + example);
    }

    /** The value is not told: such URLs may hold a password. */
    private Optional<Settings.Account> account(String name, String form, String example) {
        Optional<String> url = environment.text(name + "_URL");
        Optional<String> user = environment.text(name + "_USER");
        Optional<Secret> password = environment.secret(name + "_PASSWORD").map(Secret::new);
        if (url.isEmpty() && (user.isPresent() || environment.isSet(name + "_PASSWORD"))) {
            environment.mistake(
                    name + "_URL",
                    "belum diisi, padahal pengguna atau kata sandinya ada; isi, atau hapus keduanya",
                    "is not set, though its user or password is; set it, or unset them");
        }
        if (url.isPresent() && !url.get().matches(form)) {
            unusable(name + "_URL", example);
            return Optional.empty();
        }
        return url.map(address -> new Settings.Account(address, user, password));
    }
}
