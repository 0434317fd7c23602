package id.simpul.hub;

import id.simpul.policy.Policies;
import id.simpul.settings.Settings;
import java.time.Clock;

/** What a hub has before anything is opened: its home, which is nobody else's until this is closed, the policy and the clock. */
record Premises(Home home, Policies policies, Clock clock) implements AutoCloseable {

    /**
     * @throws id.simpul.database.StartRefused if another hub has the home, or others can read it
     * @throws id.simpul.policy.PolicyMistakes with every mistake in the policy file
     */
    static Premises take(Settings settings) {
        Home home = Home.take(settings.home());
        try {
            HomePlace.require(home);
            Policies policies = Policies.readOrCreate(settings.policy());
            return new Premises(home, policies, settings.clock(policies.zone()));
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    /** Gives the home free for another hub. */
    @Override
    public void close() {
        home.close();
    }
}
