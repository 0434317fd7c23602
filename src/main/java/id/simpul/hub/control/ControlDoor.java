package id.simpul.hub.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Door;
import id.simpul.ledger.Request.Staff;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the commands reach the running hub: a socket that only the home's owner and root can use. A caller says one thing and hears
 * one answer; whoever is slow to say it holds up nobody.
 */
public final class ControlDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlDoor.class);
    private static final Duration LAST_ACTS = Duration.ofSeconds(1);

    private final Map<String, Act> acts;
    private final DoorLimits limits;
    private final Workers workers;
    private final ControlSocket socket;
    private final ServerSocketChannel door;
    private final Callers callers;
    private final Waiting waiting;
    private final Semaphore acting;
    private final Worker porter;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "control");
        thread.setDaemon(true);
        return thread;
    });

    /** Opens the door. */
    public ControlDoor(Path home, Map<String, Act> acts) {
        this(home, acts, new Workers(), DoorLimits.USUAL);
    }

    /** The same, its thread under supervision with the hub's others. */
    public ControlDoor(Path home, Map<String, Act> acts, Workers workers) {
        this(home, acts, workers, DoorLimits.USUAL);
    }

    ControlDoor(Path home, Map<String, Act> acts, Workers workers, DoorLimits limits) {
        this.acts = Map.copyOf(acts);
        this.limits = limits;
        this.workers = workers;
        this.waiting = new Waiting(limits.callers());
        this.acting = new Semaphore(limits.acts());
        this.socket = ControlSocket.of(home);
        try {
            callers = new Callers(home);
            door = socket.listen();
        } catch (IOException e) {
            throw new UncheckedIOException("The door for commands cannot be opened in " + home, e);
        }
        porter = workers.begin("control-door", this::letIn);
    }

    private void letIn() throws IOException {
        while (door.isOpen()) {
            try {
                SocketChannel caller = door.accept();
                waiting.add(caller);
                threads.execute(() -> serve(caller));
            } catch (ClosedChannelException e) {
                return;
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            String user = Callers.userOf(caller);
            if (callers.mayCall(user)) {
                Call call = listen(caller);
                answer(caller, call.refusal().orElseGet(() -> perform(call.content(), user)));
            } else {
                LOG.warn("The user {} of this machine was refused at the door for commands", user);
                answer(caller, Outcome.REFUSED.saying("This door is for the owner of the hub's home."));
            }
        } catch (IOException e) {
            LOG.debug("A caller at the door for commands went away", e);
        } catch (RuntimeException e) {
            LOG.error("The door for commands failed on a caller", e);
        } finally {
            waiting.remove(caller);
        }
    }

    /** What a caller asks for, or why it is not taken. */
    private record Call(ObjectNode content, Optional<ObjectNode> refusal) {
        static Call refused(Outcome outcome, String why) {
            return new Call(Json.object(), Optional.of(outcome.saying(why)));
        }
    }

    @SuppressWarnings("try") // The deadline only has to run.
    private Call listen(SocketChannel caller) throws IOException {
        try (Deadline deadline = Deadline.of(caller, limits.reading())) {
            return new Call(Frame.read(caller, Frame.LONGEST_CALL), Optional.empty());
        } catch (Frame.TooLong e) {
            return Call.refused(Outcome.TOO_LONG, "A call may have " + Frame.LONGEST_CALL + " bytes.");
        } catch (IllegalArgumentException e) {
            return Call.refused(Outcome.UNREADABLE, "A command could not be read.");
        } finally {
            waiting.remove(caller);
        }
    }

    @SuppressWarnings("try") // The deadline only has to run.
    private void answer(SocketChannel caller, ObjectNode answer) throws IOException {
        try (Deadline deadline = Deadline.of(caller, limits.reading())) {
            Frame.write(caller, Frame.bytes(answer));
        }
    }

    private ObjectNode perform(ObjectNode call, String user) {
        String name = call.path("act").asText();
        Act act = acts.get(name);
        if (act == null) {
            return Outcome.UNKNOWN.saying("This hub cannot do " + name + ".");
        }
        if (!acting.tryAcquire()) {
            return Outcome.BUSY.saying("Too much is being done at once.");
        }
        try {
            return Outcome.DONE.with("said", Json.tree(act.perform(read(call, user))));
        } catch (Act.NotDone e) {
            return Outcome.NOT_DONE.with("reasons", e.told());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("The command {} failed", name, e);
            return Outcome.FAILED.saying("The hub failed on " + name + "; its log says why.");
        } finally {
            acting.release();
        }
    }

    private static Act.Call read(ObjectNode call, String user) {
        return new Act.Call(
                Optional.ofNullable(call.path("id").textValue()),
                call.withObject("/arguments"),
                new Staff(call.path("by").asText(), call.path("reason").asText(), Door.COMMAND, Optional.of(user)),
                Optional.ofNullable(call.path("after").textValue()));
    }

    @Override
    public void close() {
        try {
            porter.end();
            door.close();
            waiting.cutAll();
            workers.end(List.of(porter), LAST_ACTS);
            threads.shutdown();
            if (!threads.awaitTermination(LAST_ACTS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("An act is still going on; whoever asked for it hears no more of it");
            }
            socket.remove();
        } catch (IOException e) {
            LOG.warn("The door for commands did not close in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
