package id.simpul.worker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Supervisor of all long-lived threads of a hub: it knows them, so that health can tell of each, and revives those that are gone. */
public final class Workers {
    private final List<Worker> all = new CopyOnWriteArrayList<>();
    private final Worker.Pause pause;

    public Workers() {
        this(Worker.Pause.USUAL);
    }

    Workers(Worker.Pause pause) {
        this.pause = pause;
    }

    /** Begins a work that goes on until it is told to end. */
    public Worker begin(String name, Worker.Task task) {
        Worker worker = new Worker(name, task, pause);
        all.add(worker);
        return worker;
    }

    /** Tells all of these to end, and waits for them together: the time is for all, not for each. */
    public void end(Collection<Worker> workers, Duration most) {
        workers.forEach(Worker::end);
        long until = System.nanoTime() + most.toNanos();
        workers.forEach(worker -> worker.join(Duration.ofNanos(Math.max(1, until - System.nanoTime()))));
        all.removeAll(workers);
    }

    /** Gives those new threads whose own are gone. */
    public void revive() {
        all.forEach(Worker::revive);
    }

    public List<Worker> all() {
        return List.copyOf(all);
    }

    /** The names of those that broke off within this time, or have no thread now. */
    public List<String> broken(Duration lately) {
        return all.stream()
                .filter(worker -> !worker.isAlive() || worker.restartedWithin(lately))
                .map(Worker::name)
                .toList();
    }
}
