package id.simpul.console.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Identities;
import id.simpul.console.session.Role;
import id.simpul.console.session.Sessions;
import id.simpul.console.session.User;
import id.simpul.console.session.Users;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.signon.SignOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** A change of who may come in. */
sealed interface UserEffect extends Effect {
    /** Whom it concerns, by name. */
    String user();

    /** The user as it is from then on; none if the user is gone. */
    Optional<User> after();

    /** Changes which identities belong to which users, as writing it does. */
    default void rebind(Map<String, String> users) {
        if (after().isEmpty()) {
            users.values().removeIf(user()::equals);
        }
    }

    /** An identity that is to count, from the provider that it is of. */
    record Binding(SignOn signOn, String identity) {}

    String step();

    void write(Handle db, Instant now);

    @Override
    default List<Event> events() {
        return List.of(new Event(PartnerId.STAFF, user(), step()));
    }

    private static ObjectNode link(Optional<SetUpLink> link) {
        ObjectNode once = Json.object();
        link.ifPresent(one -> once.put("link", one.links().apply("/setup/" + one.token())));
        return once;
    }

    /** By which a user sets up what is asked for here. */
    record SetUpLink(String token, UnaryOperator<String> links) {}

    /** Of one who is a user already, and mostly stays as it is. */
    sealed interface OfUser extends UserEffect {
        User before();

        @Override
        default String user() {
            return before().name();
        }

        @Override
        default Optional<User> after() {
            return Optional.of(before());
        }
    }

    /** One who may come in from now on, by a link first. */
    record Added(User added, Optional<Binding> binding, Optional<SetUpLink> link) implements UserEffect {
        @Override
        public String user() {
            return added.name();
        }

        @Override
        public Optional<User> after() {
            return Optional.of(added);
        }

        @Override
        public void rebind(Map<String, String> users) {
            binding.ifPresent(one -> users.put(one.identity(), user()));
        }

        @Override
        public String step() {
            return "user-added";
        }

        @Override
        public ObjectNode shownOnce() {
            return UserEffect.link(link);
        }

        @Override
        public void write(Handle db, Instant now) {
            Users.add(db, added, now);
            binding.ifPresent(one -> Identities.bind(db, one.signOn(), user(), one.identity(), now));
            link.ifPresent(one -> Users.link(db, user(), one.token(), now));
        }
    }

    /** One who sets up anew: nothing of before counts, and all sessions end. */
    record Reset(User before, Optional<SetUpLink> link) implements OfUser {
        @Override
        public String step() {
            return "user-reset";
        }

        @Override
        public ObjectNode shownOnce() {
            return UserEffect.link(link);
        }

        @Override
        public void write(Handle db, Instant now) {
            Users.forget(db, user());
            Sessions.endAll(db, user(), "", now);
            link.ifPresent(one -> Users.link(db, user(), one.token(), now));
        }
    }

    /** One who may do other things; a new session is asked for. */
    record OtherRole(User before, Role role) implements OfUser {
        @Override
        public Optional<User> after() {
            return Optional.of(before.withRole(role));
        }

        @Override
        public String step() {
            return "user-role-" + role.wire();
        }

        @Override
        public void write(Handle db, Instant now) {
            Users.setRole(db, user(), role);
            Sessions.endAll(db, user(), "", now);
        }
    }

    /** One who comes in by an identity from now on; sessions go on. */
    record Bound(User before, Binding binding) implements OfUser {
        @Override
        public void rebind(Map<String, String> users) {
            users.values().removeIf(user()::equals);
            users.put(binding.identity(), user());
        }

        @Override
        public String step() {
            return "user-bound";
        }

        @Override
        public void write(Handle db, Instant now) {
            Identities.bind(db, binding.signOn(), user(), binding.identity(), now);
        }
    }

    /** One who comes in by no identity any more; a new session is asked for. */
    record Unbound(User before) implements OfUser {
        @Override
        public void rebind(Map<String, String> users) {
            users.values().removeIf(user()::equals);
        }

        @Override
        public String step() {
            return "user-unbound";
        }

        @Override
        public void write(Handle db, Instant now) {
            Identities.unbind(db, user(), now);
            Sessions.endAll(db, user(), "", now);
        }
    }

    /** One who may not come in any more. */
    record Ended(User before) implements OfUser {
        @Override
        public Optional<User> after() {
            return Optional.empty();
        }

        @Override
        public String step() {
            return "user-ended";
        }

        @Override
        public void write(Handle db, Instant now) {
            Users.end(db, user(), now);
            Sessions.endAll(db, user(), "", now);
        }
    }

    /** A session that somebody else ended. */
    record SessionEnded(String session) implements Effect {
        @Override
        public List<Event> events() {
            return List.of(new Event(PartnerId.STAFF, session, "session-ended"));
        }
    }
}
