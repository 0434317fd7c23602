package id.simpul.console.session;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Codes to be kept on paper, each good once, for whoever has lost the telephone. */
public final class RecoveryCodes {
    private static final int HOW_MANY = 10;
    private static final int BYTES = 10;

    private RecoveryCodes() {}

    /** New ones in place of those before; shown this once, kept as hashes: of 80 random bits there is nothing to guess. */
    public static List<String> renew(Handle db, String user) {
        List<String> codes = Stream.generate(() -> SecondFactor.typed(Keys.random(BYTES)))
                .limit(HOW_MANY)
                .map(code -> code.replaceAll("(.{4})(?=.)", "$1-"))
                .toList();
        db.createUpdate("delete from staff_recovery_codes where name = :name")
                .bind("name", user)
                .execute();
        codes.forEach(code -> db.createUpdate("insert into staff_recovery_codes (name, code) values (:name, :code)")
                .bind("name", user)
                .bind("code", hash(code))
                .execute());
        return codes;
    }

    /** Whether it is one of the user's; it is none any more. */
    public static boolean use(Handle db, String user, String code) {
        return db.createUpdate("delete from staff_recovery_codes where name = :name and code = :code")
                        .bind("name", user)
                        .bind("code", hash(code))
                        .execute()
                == 1;
    }

    /** How many are left. */
    public static int left(Handle db, String user) {
        return db.createQuery("select count(*) from staff_recovery_codes where name = :name")
                .bind("name", user)
                .mapTo(Integer.class)
                .one();
    }

    private static byte[] hash(String code) {
        return Keys.hash(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
    }
}
