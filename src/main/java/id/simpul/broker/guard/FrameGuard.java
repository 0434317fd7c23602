package id.simpul.broker.guard;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Stands before the broker's decoders on each connection and lets whole frames through only: before login little in all, after
 * it none that is too large, and none that takes for ever. It holds what the decoders would, and no more.
 */
final class FrameGuard extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<FrameGuard> KEY = AttributeKey.valueOf("simpul.guard");
    /** How long who is hung up on has to read why. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Watch watch;
    private final HeldFrames frames;
    private final Allowance allowance;
    private Supplier<Optional<String>> login = Optional::empty;
    private ChannelHandlerContext context;
    private Deadlines deadlines;
    private boolean paused;
    private boolean delayed;
    private boolean ended;
    private boolean counted;
    private boolean gone;
    private volatile String user;

    FrameGuard(Watch watch, Protocols protocols) {
        this.watch = watch;
        this.frames = new HeldFrames(protocols);
        this.allowance = new Allowance(watch);
    }

    static Optional<FrameGuard> of(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    /** Who has logged in; empty before. */
    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /** @param asked who has logged in as far as the broker knows, for protocols in which that has no effect at once */
    void identifiedBy(Supplier<Optional<String>> asked) {
        login = asked;
        frames.of(() -> asked.get().filter(name -> !watch.isHub(name)));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        deadlines = new Deadlines(added);
        added.channel().attr(KEY).set(this);
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        Optional<String> refusal = watch.doorstep().arrived(active.channel());
        counted = refusal.isEmpty();
        if (counted) {
            deadlines.awaitLogin(watch.limits().timeToLogIn(), this::requireLogin);
            active.fireChannelActive();
        } else {
            hangUp(refusal.get());
        }
    }

    private void later(Duration delay, Runnable task) {
        var unused = context.executor().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void requireLogin() {
        Optional<String> known = login.get();
        if (known.isEmpty() || !knows(known.get())) {
            hangUp("it did not log in in time");
        }
    }

    /**
     * Lets the client do what who has logged in may; from any thread.
     *
     * @return whether it may; else its partner has too many connections, or it is gone already and takes none of their places
     */
    synchronized boolean knows(String name) {
        if (gone) {
            return false;
        }
        if (user == null && !enters(name)) {
            context.executor().execute(() -> hangUp("partner " + name + " has too many connections"));
            return false;
        }
        if (user == null) {
            user = name;
            context.executor().execute(this::loggedIn);
        }
        return true;
    }

    private boolean enters(String name) {
        if (watch.isHub(name)) {
            watch.doorstep().isNoStranger(context.channel());
            return true;
        }
        return watch.doorstep().enters(context.channel(), name);
    }

    private void loggedIn() {
        deadlines.awaitFrames(
                watch.limits().timeForFrame(), () -> hangUp("it began a frame and did not end it in time"));
        resume();
    }

    @Override
    public void channelRead(ChannelHandlerContext read, Object message) {
        if (ended || !(message instanceof ByteBuf bytes)) {
            ReferenceCountUtil.release(message);
        } else {
            frames.add(read.alloc(), bytes);
            letThrough();
        }
    }

    private void letThrough() {
        try {
            boolean whole = true;
            while (whole && !ended && !paused && !frames.isEmpty()) {
                whole = next();
            }
        } catch (BadFrame e) {
            hangUp(e.getMessage());
        }
        if (frames.isEmpty()) {
            frames.drop();
        }
    }

    /** @return whether there may be another */
    private boolean next() throws BadFrame {
        long length = frames.length(allowance, user());
        if (!frames.has(length)) {
            deadlines.frameBegan();
            return false;
        }
        deadlines.frameEnded();
        if (!isDelayed()) {
            pass((int) length);
        }
        return true;
    }

    /** Whether the client has to wait before its first frame counts, because logins from its address failed. */
    private boolean isDelayed() {
        if (delayed) {
            return false;
        }
        delayed = true;
        Duration delay = watch.logins().delay(address());
        if (!delay.isZero()) {
            pause();
            later(delay, this::resume);
        }
        return paused;
    }

    private void pass(int length) throws BadFrame {
        ByteBuf frame = frames.take(length);
        allowance.spend(length);
        if (user == null && frames.waitForLogin() && frame.isReadable()) {
            pause();
        }
        context.fireChannelRead(frame);
    }

    private void pause() {
        paused = true;
        context.channel().config().setAutoRead(false);
    }

    private void resume() {
        paused = false;
        context.channel().config().setAutoRead(true);
        if (!ended) {
            letThrough();
        }
    }

    private InetAddress address() {
        return Doorstep.address(context.channel());
    }

    /** Ends the connection, with a word of why where the protocol has one; what still comes is thrown away. */
    void hangUp(String reason) {
        if (ended || !context.channel().isActive()) {
            return;
        }
        ended = true;
        watch.refusals().note(address(), user(), reason);
        ByteBuf farewell = frames.farewell("Ditolak, koneksi diakhiri / Refused and hung up: " + reason);
        frames.drop();
        boolean partnerIsTold = user != null && farewell.isReadable();
        ChannelFuture said = context.writeAndFlush(farewell);
        if (!partnerIsTold) {
            said.addListener(ChannelFutureListener.CLOSE);
        }
        // Closed with something unread, a connection takes what was said along with it.
        context.channel().config().setAutoRead(partnerIsTold);
        later(FAREWELL, () -> Doorstep.close(context.channel()));
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        ended = true;
        frames.drop();
        deadlines.stop();
        leave(inactive.channel());
        inactive.fireChannelInactive();
    }

    /** A login that the broker hears of later, on a thread of its own, counts no more. */
    private synchronized void leave(Channel channel) {
        gone = true;
        if (counted) {
            counted = false;
            watch.doorstep().gone(channel, user().filter(name -> !watch.isHub(name)));
        }
    }

    /** What a client breaks before it has logged in is no error of the broker's. */
    @Override
    public void exceptionCaught(ChannelHandlerContext caught, Throwable cause) {
        if (user == null && (cause instanceof DecoderException || cause instanceof IOException)) {
            hangUp("its TLS or its connection broke off");
        } else {
            caught.fireExceptionCaught(cause);
        }
    }
}
