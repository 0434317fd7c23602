package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Does what is ready in as many transactions as its chore asks for, two at a time: while the database writes for one, the hub
 * works on the other. Each part is claimed in its transaction, so whichever of them come about, each is done once.
 */
record SideBySide(Consumer<Ready> deed, BooleanSupplier stopping) {

    /** Parts that failed together, and are not done. */
    record Failed(Ready ready, RuntimeException why) {}

    /** What failed, after all else is done. */
    List<Failed> perform(Ready ready) {
        List<Ready> lots = lots(ready);
        Queue<Ready> left = new ConcurrentLinkedQueue<>(lots);
        Queue<Failed> failed = new ConcurrentLinkedQueue<>();
        if (lots.size() < 2) {
            perform(left, failed);
        } else {
            FutureTask<Void> beside = new FutureTask<>(() -> perform(left, failed), null);
            new Thread(beside, "due-work-beside").start();
            try {
                perform(left, failed);
            } finally {
                await(beside);
            }
        }
        return List.copyOf(failed);
    }

    private void perform(Queue<Ready> left, Queue<Failed> failed) {
        for (Ready lot = left.poll(); lot != null && !stopping.getAsBoolean(); lot = left.poll()) {
            try {
                deed.accept(lot);
            } catch (RuntimeException e) {
                failed.add(new Failed(lot, e));
            }
        }
    }

    /** All of about one size. */
    private static List<Ready> lots(Ready ready) {
        List<Due> parts = ready.parts();
        int count = (int) Math.ceil(parts.size() / (double) ready.chore().lot());
        List<Ready> lots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) parts.size() * i / count);
            int to = (int) ((long) parts.size() * (i + 1) / count);
            lots.add(new Ready(ready.chore(), parts.subList(from, to)));
        }
        return lots;
    }

    /** Whoever interrupts this thread waits for the transaction in hand, as with one at a time. */
    private static void await(FutureTask<Void> beside) {
        boolean interrupted = false;
        while (true) {
            try {
                beside.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // No exception gets here but what ends the hub.
                throw new AssertionError(e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
