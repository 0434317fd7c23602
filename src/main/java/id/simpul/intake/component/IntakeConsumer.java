package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.partner.PartnerId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final IntakeEndpoint endpoint;
    private final Runnable partnersChanged = this::shareOut;
    private final List<Shard> shards = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Farewell farewell = new Farewell();
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
        return (int) shards().stream().filter(Shard::isBusy).count();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        farewell.begin();
        shards().forEach(Shard::stop);
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
    synchronized List<Shard> shards() {
        return List.copyOf(shards);
    }

    private synchronized void startReading() {
        farewell = new Farewell();
        PartnerQueues queues = queues();
        queues.watch(partnersChanged);
        Set<PartnerId> partners = queues.of(endpoint.kind());
        List<Set<PartnerId>> shares = shares(partners, endpoint.shardsFor(partners.size()));
        Shard.Wiring wiring = wiring();
        for (int i = 0; i < shares.size(); i++) {
            String name = endpoint.kind().wire() + "-" + i;
            Shard shard = new Shard(name, shares.get(i), wiring);
            shards.add(shard);
            threads.add(
                    getEndpoint().getCamelContext().getExecutorServiceManager().newThread("intake " + name, shard));
        }
        threads.forEach(Thread::start);
    }

    private void stopReading() throws InterruptedException {
        queues().unwatch(partnersChanged);
        farewell.begin();
        shards().forEach(Shard::stop);
        farewell.await(threads);
        synchronized (this) {
            shards.clear();
            threads.clear();
        }
    }

    private synchronized void shareOut() {
        List<Set<PartnerId>> shares = shares(queues().of(endpoint.kind()), Math.max(1, shards.size()));
        for (int i = 0; i < shards.size(); i++) {
            shards.get(i).read(shares.get(i));
        }
    }

    /** By the partner's id alone, so that a partner never changes its shard, not from hub to hub either. */
    private static List<Set<PartnerId>> shares(Set<PartnerId> partners, int number) {
        List<Set<PartnerId>> shares = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            shares.add(new HashSet<>());
        }
        partners.forEach(partner ->
                shares.get(Math.floorMod(partner.value().hashCode(), number)).add(partner));
        return shares;
    }

    private Shard.Wiring wiring() {
        IntakeComponent component = endpoint.getComponent();
        Clock clock = Optional.ofNullable(
                        getEndpoint().getCamelContext().getRegistry().findSingleByType(Clock.class))
                .orElseGet(Clock::systemUTC);
        return new Shard.Wiring(
                component.link(),
                endpoint.options(queues().of(endpoint.kind()).size()),
                new Arrived(endpoint.kind(), clock),
                this::answer,
                component.required(UndeliverableReplies.class));
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
