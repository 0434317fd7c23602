package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Forerunner;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;

/** Reads all partners of a kind in one or more shards, and hands each batch to the route as one exchange. */
final class IntakeConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {
    private static final Duration LOOK_ROUND = Duration.ofSeconds(1);

    private final IntakeEndpoint endpoint;
    private final Runnable partnersChanged = this::shareOut;
    private Optional<Shards> shards = Optional.empty();
    private Optional<ScheduledExecutorService> lookingRound = Optional.empty();
    private Optional<Future<?>> releasing = Optional.empty();
    private Optional<Meters> meters = Optional.empty();

    IntakeConsumer(IntakeEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        refuseErrorHandlers();
        super.doStart();
        meters = Optional.of(new Meters(registry(), endpoint.kind()));
        setHealthCheck(new IntakeHealth(getRouteId(), this));
        endpoint.getComponent().begun(this);
        startReading();
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.getComponent().ended(this);
        stopReading();
        super.doStop();
    }

    /** Closes the queues: a reader that is merely silent would keep them from another hub. */
    @Override
    protected void doSuspend() throws Exception {
        stopReading();
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        startReading();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return false;
    }

    @Override
    public int getPendingExchangesSize() {
        return (int) reading().map(Shards::all).orElse(List.of()).stream()
                .filter(Shard::isBusy)
                .count();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        reading().ifPresent(Shards::stop);
    }

    /** How the reading stands: as it does in the shard in which it stands worst. */
    IntakeStanding standing() {
        List<Shard> all = shards();
        return new IntakeStanding(
                endpoint.kind(),
                all.stream()
                        .map(shard -> shard.progress().stalled())
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                all.stream()
                        .flatMap(shard -> IntakeHealth.trouble(shard).stream())
                        .findFirst());
    }

    /** The shards that read now; none while suspended. */
    List<Shard> shards() {
        return reading().map(Shards::ordinary).orElse(List.of());
    }

    /** Whether nothing is taken in any more beyond the batches in hand. */
    boolean isEnding() {
        return reading().map(Shards::isStopped).orElse(true);
    }

    private synchronized Optional<Shards> reading() {
        return shards;
    }

    private synchronized void startReading() {
        Bulkhead bulkhead = new Bulkhead(partnersChanged);
        Shards begun = new Shards(
                endpoint.kind().wire(),
                wiring(bulkhead),
                getEndpoint().getCamelContext().getExecutorServiceManager()::newThread);
        shards = Optional.of(begun);
        queues().watch(partnersChanged);
        Set<PartnerId> partners = queues().of(endpoint.kind());
        begun.start(endpoint.shardsFor(partners.size()), partners);
        lookForQuiet(bulkhead);
    }

    private void lookForQuiet(Bulkhead bulkhead) {
        ScheduledExecutorService executor = getEndpoint()
                .getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(
                        this, "intake " + endpoint.kind().wire());
        long round = LOOK_ROUND.toMillis();
        releasing =
                Optional.of(executor.scheduleWithFixedDelay(bulkhead::release, round, round, TimeUnit.MILLISECONDS));
        lookingRound = Optional.of(executor);
    }

    private void stopReading() throws InterruptedException {
        queues().unwatch(partnersChanged);
        Optional<Shards> ending = reading();
        ending.ifPresent(Shards::stop);
        releasing.ifPresent(looking -> looking.cancel(false));
        lookingRound.ifPresent(executor ->
                getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(executor));
        if (ending.isPresent()) {
            ending.get().join();
        }
        synchronized (this) {
            shards = Optional.empty();
        }
    }

    private void shareOut() {
        reading().ifPresent(all -> all.shareOut(() -> queues().of(endpoint.kind())));
    }

    private Wiring wiring(Bulkhead bulkhead) {
        IntakeComponent component = endpoint.getComponent();
        Clock clock = Optional.ofNullable(
                        getEndpoint().getCamelContext().getRegistry().findSingleByType(Clock.class))
                .orElseGet(Clock::systemUTC);
        return new Wiring(
                component.link(),
                endpoint.options(queues().of(endpoint.kind()).size()),
                new Arrived(endpoint.kind(), clock, false),
                this::answer,
                forerunner(),
                queues()::takesReplies,
                component.required(UndeliverableReplies.class),
                bulkhead,
                messages -> meters.ifPresent(figures -> figures.committed(messages)));
    }

    private Forerunner forerunner() {
        return Optional.ofNullable(getEndpoint().getCamelContext().getRegistry().findSingleByType(Forerunner.class))
                .orElse(batch -> batch);
    }

    private PartnerQueues queues() {
        return endpoint.getComponent().required(PartnerQueues.class);
    }

    private MeterRegistry registry() {
        return Optional.ofNullable(getEndpoint().getCamelContext().getRegistry().findSingleByType(MeterRegistry.class))
                .orElseGet(CompositeMeterRegistry::new);
    }

    private void refuseErrorHandlers() {
        if (getRoute() != null && !(getRoute().getErrorHandlerFactory() instanceof NoErrorHandlerDefinition)) {
            throw new IllegalStateException(
                    "Route " + getRouteId() + " must have noErrorHandler: any other could clear a"
                            + " failure, and " + endpoint.getEndpointUri()
                            + " would acknowledge requests that had no effect.");
        }
    }

    private List<Answer> answer(String shard, IntakeBatch batch) throws Exception {
        List<Incoming> requests = batch.requests();
        Exchange exchange = createExchange(false);
        long begun = System.nanoTime();
        try {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.setProperty(IntakeEndpoint.SHARD, shard);
            exchange.getMessage().setBody(requests);
            getProcessor().process(exchange);
            return AnswerSheet.of(exchange, requests);
        } finally {
            meters.ifPresent(figures -> figures.routed(Duration.ofNanos(System.nanoTime() - begun)));
            releaseExchange(exchange, false);
        }
    }
}
