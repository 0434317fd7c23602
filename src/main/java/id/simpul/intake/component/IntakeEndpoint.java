package id.simpul.intake.component;

import id.simpul.partner.PartnerKind;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** All request queues of one kind of partner. */
public final class IntakeEndpoint extends DefaultEndpoint {
    /** Exchange property with the name of the shard that a batch came from, such as {@code school-0}. */
    public static final String SHARD = "SimpulIntakeShard";

    private static final int LEAST_WINDOW = 64 * 1024;
    private static final int MOST_WINDOW = 1024 * 1024;
    private static final int ALL_WINDOWS = 64 * 1024 * 1024;

    private final PartnerKind kind;
    private int maxBatch = 200;
    private int maxBytes = 2 * 1024 * 1024;
    private int turn = 16;
    private int window;
    private int partnersPerShard = 2000;
    private int shards;
    private long connectionTtl = 10_000;

    IntakeEndpoint(String uri, IntakeComponent component, PartnerKind kind) {
        super(uri, component);
        this.kind = kind;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        IntakeConsumer consumer = new IntakeConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException(
                "intake: only receives; answers are what the route's body is at its end");
    }

    @Override
    public IntakeComponent getComponent() {
        return (IntakeComponent) super.getComponent();
    }

    PartnerKind kind() {
        return kind;
    }

    IntakeOptions options(int partners) {
        return new IntakeOptions(maxBatch, maxBytes, turn, windowFor(partners), Duration.ofMillis(connectionTtl));
    }

    /** What few partners share lets each send whole batches ahead; among many, the memory of all is what counts. */
    private int windowFor(int partners) {
        return window > 0 ? window : Math.max(LEAST_WINDOW, Math.min(MOST_WINDOW, ALL_WINDOWS / Math.max(1, partners)));
    }

    /** Shards for so many partners: as many as asked for, or enough. */
    int shardsFor(int partners) {
        return shards > 0 ? shards : Math.max(1, (partners + partnersPerShard - 1) / partnersPerShard);
    }

    /** Messages handed to the route at once, at most. */
    public void setMaxBatch(int messages) {
        maxBatch = messages;
    }

    /** Bytes of messages handed to the route at once; the last message may go beyond. */
    public void setMaxBytes(int bytes) {
        maxBytes = bytes;
    }

    /** Messages taken from one partner before the next one's turn. */
    public void setTurn(int messages) {
        turn = messages;
    }

    /** Bytes the broker sends ahead for each partner; 0, the default: by the number of partners. */
    public void setWindow(int bytes) {
        window = bytes;
    }

    /** How many partners share a thread and a session; from it follows the number of shards at start. */
    public void setPartnersPerShard(int partners) {
        partnersPerShard = partners;
    }

    /** The number of shards, where it must be the same on every hub; 0, the default: as many as the partners need. */
    public void setShards(int number) {
        shards = number;
    }

    /** Milliseconds of silence after which a connection counts as dead. */
    public void setConnectionTtl(long milliseconds) {
        connectionTtl = milliseconds;
    }
}
