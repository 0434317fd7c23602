package id.simpul.console.frame;

import id.simpul.console.session.Passwords;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.ledger.RequestType;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The one hand through which pages act; two acts at a time, so that pages take few connections. */
public final class Hand {
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final StaffHand hand;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);

    public Hand(StaffHand hand) {
        this.hand = hand;
    }

    /** Does what staff ask for, or says why not; an act whose id is known already is told as it was. */
    public StaffAnswer perform(RequestType type, StaffCall call) {
        return inTurn(() -> hand.perform(type, call));
    }

    /** Does several acts together, or none, as {@link StaffHand#together} does. */
    public StaffHand.Together together(List<StaffHand.Asked> acts, Predicate<List<StaffAnswer>> keep) {
        return inTurn(() -> hand.together(acts, keep));
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Passwords.Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Passwords.Busy();
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }
}
