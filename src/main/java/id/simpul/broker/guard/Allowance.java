package id.simpul.broker.guard;

import java.util.Optional;

/** What one client may send: little in all before it has logged in, after that frames of a decent size; the hub what it likes. */
final class Allowance {
    private final Watch watch;
    private long spent;

    Allowance(Watch watch) {
        this.watch = watch;
    }

    /** How long the next frame may be. */
    long left(Optional<String> user) {
        if (user.isEmpty()) {
            return watch.limits().bytesBeforeLogin() - spent;
        }
        return watch.isHub(user.get()) ? Integer.MAX_VALUE : watch.limits().largestFrame();
    }

    void spend(int bytes) {
        spent += bytes;
    }

    /** What is said of a longer one. */
    String exceeded(Optional<String> user) {
        return user.isEmpty()
                ? "too much before login, more than " + watch.limits().bytesBeforeLogin() + " bytes"
                : "a frame too large, more than " + watch.limits().largestFrame() + " bytes";
    }
}
