package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Identities;
import id.simpul.console.session.Users;
import id.simpul.database.Database;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.signon.Identity;
import id.simpul.signon.SignOn;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds whoever comes in by the provider of identities without having been added, where the operator lets a claim say who may. */
final class SelfMadeUsers implements Consumer<Identity> {
    private static final Logger LOG = LoggerFactory.getLogger(SelfMadeUsers.class);
    private static final int LONGEST = 36;

    private final SignOn signOn;
    private final StaffHand hand;
    private final Database database;

    SelfMadeUsers(SignOn signOn, StaffHand hand, Database database) {
        this.signOn = signOn;
        this.hand = hand;
        this.database = database;
    }

    @Override
    public void accept(Identity identity) {
        String user = database.inTransaction(db -> free(identity, new HashSet<>(Users.names(db))));
        ObjectNode data = Json.object()
                .put("user", user)
                .put("name", identity.called().filter(name -> !name.isBlank()).orElse(user))
                .put("role", identity.role().orElseThrow())
                .put("identity", identity.value());
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_USER_ADD,
                new StaffCall(data, new Staff(signOn.name(), SignOn.class.getSimpleName())));
        if (answer.isDone()) {
            database.useTransaction(db -> Identities.markSelfMade(db, user));
        } else {
            answer.reasons()
                    .forEach(reason -> LOG.warn(
                            "Nobody was added for an identity of the provider: {}",
                            reason.path("code").asText()));
        }
    }

    /** A user name like the account's there, which nobody ever had here. */
    private static String free(Identity identity, Set<String> taken) {
        String plain = Normalizer.normalize(identity.account().orElse(""), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("@.*", "")
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9.-]+", "-")
                .replaceFirst("^[^a-z]+", "");
        String name = plain.length() < 2 ? "staf" : plain.substring(0, Math.min(plain.length(), LONGEST));
        return Stream.concat(Stream.of(name), IntStream.rangeClosed(2, 999).mapToObj(number -> name + "-" + number))
                .filter(one -> !taken.contains(one))
                .findFirst()
                .orElse(name);
    }
}
