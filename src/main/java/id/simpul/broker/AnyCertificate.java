package id.simpul.broker;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509TrustManager;
import org.apache.activemq.artemis.api.core.TrustManagerFactoryPlugin;

/**
 * Takes any certificate that a client shows, so that it can be compared with the one that staff have entered for its partner: no authority
 * vouches for it. That the client has its key is proven by the handshake.
 */
public final class AnyCertificate implements TrustManagerFactoryPlugin {
    /** As a listener asks it; it believes no server. */
    public static final X509TrustManager MANAGER = new X509TrustManager() {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            // Compared later, with what is known of the partner.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            throw new UnsupportedOperationException("Only clients are taken as they are");
        }

        /** Authorities are named to nobody: whichever certificate a client has will do. */
        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    };

    @Override
    public TrustManagerFactory getTrustManagerFactory() {
        return new Factory();
    }

    private static final class Factory extends TrustManagerFactory {
        Factory() {
            super(
                    new TrustManagerFactorySpi() {
                        @Override
                        protected void engineInit(KeyStore none) {
                            // It needs none.
                        }

                        @Override
                        protected void engineInit(ManagerFactoryParameters none) {
                            // It needs none.
                        }

                        @Override
                        protected TrustManager[] engineGetTrustManagers() {
                            return new TrustManager[] {MANAGER};
                        }
                    },
                    null,
                    "any");
        }
    }
}
