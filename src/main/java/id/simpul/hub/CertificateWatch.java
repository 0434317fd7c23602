package id.simpul.hub;

import id.simpul.ledger.Phrase;
import id.simpul.settings.Settings;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the listeners show the certificate that is put in the place of the one before, without a restart; connections that are open
 * live on. One that cannot be shown is not taken: the one before goes on being shown, and log, check and health say why. The file is
 * looked at by its content, since a renewal often changes a link to it and not the file.
 */
public final class CertificateWatch {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateWatch.class);
    private static final long SECONDS_BETWEEN = 5;
    private static final long LOOKS_BETWEEN_RENEWALS = 720;

    private final Settings.Tls tls;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile String shown = "";
    private volatile String refusedContent = "";
    private volatile Optional<Instant> until = Optional.empty();
    private volatile Optional<Phrase> refused = Optional.empty();

    private CertificateWatch(Settings.Tls tls) {
        this.tls = tls;
    }

    /** What shows a certificate. */
    interface Listener {
        /**
         * Shows this one to whoever connects from now on.
         *
         * @throws Exception if it does not; it is asked again
         */
        void show(X509KeyManager key) throws Exception;
    }

    /** Before the first listener is opened: what is put there later is seen to be another. */
    static CertificateWatch of(Settings.Tls tls) {
        CertificateWatch watch = new CertificateWatch(tls);
        try {
            watch.shown = ServedKey.content(tls.keyStore());
            watch.until = Optional.of(ServedKey.read(tls, Instant.now()).until());
        } catch (IOException e) {
            LOG.debug("The key store has gone since the settings were read", e);
        } catch (ServedKey.Refused e) {
            watch.refuse(watch.shown, e.why());
        }
        return watch;
    }

    void tell(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Looks from now on, until it is closed.
     *
     * @param renewal makes a new certificate if it is the hub's own and near its end; done now and then
     */
    AutoCloseable begin(Workers workers, Runnable renewal) {
        CountDownLatch ended = new CountDownLatch(1);
        Worker worker = workers.begin("certificate", () -> {
            long looks = 0;
            while (!ended.await(SECONDS_BETWEEN, TimeUnit.SECONDS)) {
                looks++;
                if (looks % LOOKS_BETWEEN_RENEWALS == 0) {
                    renewal.run();
                }
                look();
            }
        });
        return () -> {
            worker.end();
            ended.countDown();
            workers.end(List.of(worker), Duration.ofSeconds(1));
        };
    }

    private void look() {
        try {
            String content = ServedKey.content(tls.keyStore());
            if (content.equals(shown)) {
                if (refused.isPresent() && !content.equals(refusedContent)) {
                    LOG.info("The key store {} is again the one that is shown", tls.keyStore());
                    refused = Optional.empty();
                }
                return;
            }
            take(ServedKey.read(tls, Instant.now()));
        } catch (IOException e) {
            refuse(
                    "",
                    new Phrase(
                            "tidak ada atau tidak dapat dibaca; pasang lagi",
                            "it is not there or cannot be read; put it back"));
        } catch (ServedKey.Refused e) {
            refuse("", e.why());
        }
    }

    /** All of them, though one fails; that one is asked again at the next look. */
    private void take(ServedKey key) {
        Optional<Exception> failed = Optional.empty();
        for (Listener listener : listeners) {
            try {
                listener.show(key.manager());
            } catch (Exception e) {
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            LOG.warn("A listener does not show the new certificate yet", failed.get());
            refuse(
                    "",
                    new Phrase(
                            "belum semua pintu menunjukkannya; dicoba lagi, lihat log",
                            "not every listener shows it yet; it is tried again, see the log"));
            return;
        }
        shown = key.content();
        until = Optional.of(key.until());
        refused = Optional.empty();
        LOG.info("Every listener shows the new certificate in {}, good until {}", tls.keyStore(), key.until());
    }

    private void refuse(String content, Phrase why) {
        refusedContent = content;
        if (!refused.map(why::equals).orElse(false)) {
            LOG.warn("The key store {} is not taken, the certificate before stays: {}", tls.keyStore(), why.english());
            refused = Optional.of(why);
        }
    }

    /** The key store. */
    public Path file() {
        return tls.keyStore();
    }

    /** When the certificate ends that is shown, where that is known. */
    public Optional<Instant> until() {
        return until;
    }

    /** Why the key store that is there now is not shown. */
    public Optional<Phrase> refused() {
        return refused;
    }
}
