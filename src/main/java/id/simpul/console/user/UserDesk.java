package id.simpul.console.user;

import id.simpul.console.session.Identities;
import id.simpul.console.session.Keys;
import id.simpul.console.session.Role;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.User;
import id.simpul.console.session.Users;
import id.simpul.console.session.Ways;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import id.simpul.signon.SignOn;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Lets members of staff come in to the console and no more, as administrators ask for it; one administrator always stays. */
final class UserDesk implements Desk<UserDesk.Known> {
    private static final Phrase USER = new Phrase("pengguna", "user");
    private static final Phrase SESSION = new Phrase("sesi", "session");

    private final InstantSource machine;
    private final UnaryOperator<String> links;
    private final Optional<SignOn> signOn;
    private final Ways ways;

    UserDesk(InstantSource machine, UnaryOperator<String> links, Optional<SignOn> signOn) {
        this.machine = machine;
        this.links = links;
        this.signOn = signOn;
        this.ways = new Ways(signOn);
    }

    /** Who there is, every name that was ever given, and which sessions are open. */
    static final class Known implements Desk.Facts {
        private final Map<String, User> users = new TreeMap<>();
        private final Set<String> names;
        private final Set<String> sessions;
        /** Users by the identities they come in by. */
        private final Map<String, String> identities;

        Known(List<User> users, List<String> names, Set<String> sessions, Map<String, String> identities) {
            users.forEach(user -> this.users.put(user.name(), user));
            this.names = new HashSet<>(names);
            this.sessions = sessions;
            this.identities = new TreeMap<>(identities);
        }

        boolean isLastAdministrator(User user) {
            return user.role() == Role.ADMINISTRATOR
                    && users.values().stream()
                                    .filter(one -> one.role() == Role.ADMINISTRATOR)
                                    .count()
                            == 1;
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof UserEffect change) {
                change.after()
                        .ifPresentOrElse(after -> users.put(after.name(), after), () -> users.remove(change.user()));
                names.add(change.user());
                change.rebind(identities);
            }
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.STAFF_USER_ADD,
                RequestType.STAFF_USER_ROLE,
                RequestType.STAFF_USER_RESET,
                RequestType.STAFF_USER_END,
                RequestType.STAFF_USER_BIND,
                RequestType.STAFF_USER_UNBIND,
                RequestType.STAFF_SESSION_END);
    }

    @Override
    public Known facts(Handle db, List<Request> requests) {
        List<User> users = Users.locked(db);
        return new Known(
                users,
                Users.names(db),
                Sessions.ids(db, machine.instant()),
                signOn.map(one -> Identities.all(db, one)).orElse(Map.of()));
    }

    @Override
    public Decision decide(Request request, Known known, Policy policy, LocalDate today) {
        if (request.type() == RequestType.STAFF_USER_ADD) {
            return add(request, known);
        } else if (request.type() == RequestType.STAFF_SESSION_END) {
            return endSession(request, known);
        }
        Optional<User> user =
                Optional.ofNullable(known.users.get(request.data().path("user").asText()));
        if (user.isEmpty()) {
            return Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/user", USER));
        }
        return switch (request.type()) {
            case STAFF_USER_ROLE -> role(request, known, user.get());
            case STAFF_USER_BIND -> bind(request, known, user.get());
            case STAFF_USER_UNBIND ->
                known.identities.containsValue(user.get().name())
                        ? accepted(new UserEffect.Unbound(user.get()))
                        : Refused.because(Reason.of(Code.NOTHING_TO_CHANGE, "/data/user"));
            case STAFF_USER_RESET -> accepted(new UserEffect.Reset(user.get(), link(user.get())));
            default ->
                last(known, user.get())
                        .<Decision>map(code -> Refused.because(Reason.of(code, "/data/user")))
                        .orElseGet(() -> accepted(new UserEffect.Ended(user.get())));
        };
    }

    private Decision add(Request request, Known known) {
        NewUser asked = request.as(NewUser.class);
        if (known.names.contains(asked.user())) {
            return Refused.because(Reason.of(Code.USER_NAME_TAKEN, "/data/user", asked.user()));
        }
        User user = new User(
                asked.user(),
                asked.name(),
                Role.ofWire(asked.role()),
                Optional.empty(),
                !asked.withoutCode().orElse(false),
                Optional.empty());
        if (asked.identity().isEmpty() && !ways.password(user)) {
            return Refused.because(Reason.of(Code.IDENTITY_NEEDED, "/data/identity"));
        }
        return asked.identity()
                .map(identity -> withIdentity(
                        known, identity, binding -> new UserEffect.Added(user, Optional.of(binding), link(user))))
                .orElseGet(() -> accepted(new UserEffect.Added(user, Optional.empty(), link(user))));
    }

    private Decision bind(Request request, Known known, User user) {
        return withIdentity(
                known, request.data().path("identity").asText(), binding -> new UserEffect.Bound(user, binding));
    }

    /** What is done if the identity is nobody's yet. */
    private Decision withIdentity(Known known, String asked, Function<UserEffect.Binding, UserEffect> effect) {
        if (signOn.isEmpty()) {
            return Refused.because(Reason.of(Code.NO_SIGN_ON, "/data/identity"));
        }
        String identity = signOn.get().kept(asked);
        Optional<String> taken = Optional.ofNullable(known.identities.get(identity));
        return taken.isPresent()
                ? Refused.because(Reason.of(Code.IDENTITY_TAKEN, "/data/identity", taken.get()))
                : accepted(effect.apply(new UserEffect.Binding(signOn.get(), identity)));
    }

    private Decision role(Request request, Known known, User user) {
        Role role = Role.ofWire(request.data().path("role").asText());
        if (role == user.role()) {
            return Refused.because(Reason.of(Code.NOTHING_TO_CHANGE, "/data/role"));
        }
        return last(known, user)
                .<Decision>map(code -> Refused.because(Reason.of(code, "/data/user")))
                .orElseGet(() -> accepted(new UserEffect.OtherRole(user, role)));
    }

    /** Why the user has to stay an administrator, if so. */
    private Optional<Code> last(Known known, User user) {
        if (known.isLastAdministrator(user)) {
            return Optional.of(Code.LAST_ADMINISTRATOR);
        }
        return ways.isLastWithPassword(user, known.users.values()) ? Optional.of(Code.LAST_PASSWORD) : Optional.empty();
    }

    private static Decision endSession(Request request, Known known) {
        String session = request.data().path("session").asText();
        return known.sessions.contains(session)
                ? new Decision.Accepted(
                        session,
                        Json.object().put("session", session),
                        List.of(new UserEffect.SessionEnded(session)),
                        List.of())
                : Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/session", SESSION));
    }

    /** None for whom nothing is to be set up here. */
    private Optional<UserEffect.SetUpLink> link(User user) {
        return ways.setUp(user) ? Optional.of(new UserEffect.SetUpLink(Keys.token(), links)) : Optional.empty();
    }

    private static Decision accepted(UserEffect effect) {
        return new Decision.Accepted(
                effect.user(), Json.object().put("user", effect.user()), List.of(effect), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Effects.of(decided).forEach(effect -> {
            if (effect instanceof UserEffect change) {
                change.write(db, machine.instant());
            } else if (effect instanceof UserEffect.SessionEnded ended) {
                Sessions.end(db, ended.session(), machine.instant());
            }
        });
    }
}
