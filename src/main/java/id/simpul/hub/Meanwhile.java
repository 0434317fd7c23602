package id.simpul.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Future: a part that is made in a thread of its own while others are made. Whoever closes it before it was taken closes the part. */
final class Meanwhile<T extends AutoCloseable> implements AutoCloseable {
    private final CompletableFuture<T> made = new CompletableFuture<>();
    private boolean taken;

    private Meanwhile() {}

    /** Begins to make it. */
    static <T extends AutoCloseable> Meanwhile<T> make(String name, Supplier<T> work) {
        Meanwhile<T> meanwhile = new Meanwhile<>();
        Thread thread = new Thread(() -> meanwhile.complete(work), "start-" + name);
        thread.setDaemon(true);
        thread.start();
        return meanwhile;
    }

    private void complete(Supplier<T> work) {
        try {
            made.complete(work.get());
        } catch (RuntimeException | Error e) {
            made.completeExceptionally(e);
        }
    }

    /**
     * Waits until it is made; from then on whoever takes it closes it. What making it threw is thrown here.
     */
    synchronized T take() {
        try {
            T part = made.join();
            taken = true;
            return part;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /** Waits until it is made, and closes it if nobody took it; that it could not be made is no matter any more. */
    @Override
    public synchronized void close() {
        T part = made.exceptionally(thrown -> null).join();
        if (part == null || taken) {
            return;
        }
        taken = true;
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("What had been begun could not be closed", e);
        }
    }
}
