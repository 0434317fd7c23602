package id.simpul;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.stream.Stream;

/** Mail servers for tests, at ports that the system gives. */
public final class MailServers {
    private static final int PATIENCE_MILLIS = 120_000;

    private MailServers() {}

    /**
     * One that is still to be started; on a busy machine that may take long.
     *
     * @param protocols each as {@link ServerSetup} names it
     */
    public static GreenMail of(String... protocols) {
        return new GreenMail(Stream.of(protocols).map(MailServers::setup).toArray(ServerSetup[]::new));
    }

    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return setup;
    }
}
