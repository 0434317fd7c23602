package id.simpul.hub;

import id.simpul.settings.Settings;
import java.util.Properties;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;

/** Has both HTTP servers, the partners' and the operator's, speak TLS and nothing else. */
final class HttpTls {
    private static final String BY_THE_CONTEXT = ".useGlobalSslContextParameters";

    private HttpTls() {}

    /** Called before Camel starts; it makes its servers before it would read such settings from properties. */
    static void require(Main main, Properties properties, Settings.Tls tls) {
        properties.put("camel.server" + BY_THE_CONTEXT, "true");
        properties.put("camel.management" + BY_THE_CONTEXT, "true");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeInitialize(BaseMainSupport starting) {
                starting.getCamelContext().setSSLContextParameters(parameters(tls));
            }
        });
    }

    private static SSLContextParameters parameters(Settings.Tls tls) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + tls.keyStore().toAbsolutePath());
        store.setType(tls.keyStore().toString().endsWith(".jks") ? "JKS" : "PKCS12");
        store.setPassword(tls.password().value());
        KeyManagersParameters keys = new KeyManagersParameters();
        keys.setKeyStore(store);
        keys.setKeyPassword(tls.password().value());
        SecureSocketProtocolsParameters protocols = new SecureSocketProtocolsParameters();
        protocols.getSecureSocketProtocol().add("TLSv1.3");
        protocols.getSecureSocketProtocol().add("TLSv1.2");
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setKeyManagers(keys);
        parameters.setSecureSocketProtocols(protocols);
        return parameters;
    }
}
