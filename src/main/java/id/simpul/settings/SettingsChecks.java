package id.simpul.settings;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** What must hold between the settings. */
final class SettingsChecks {
    private final Settings settings;
    private final Environment environment;

    SettingsChecks(Settings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    void all() {
        home();
        reach("SIMPUL_HTTP_HOST", settings.http().host());
        reach("SIMPUL_MANAGEMENT_HOST", settings.management().host());
        if (settings.externalBroker().isEmpty()) {
            reach("SIMPUL_BROKER_HOST", settings.embeddedBroker().host());
        }
        ports();
        standBy();
    }

    /** What the other hub has in its own process, nobody can take over from it. */
    private void standBy() {
        if (settings.standsBy()
                && (settings.externalDatabase().isEmpty()
                        || settings.externalBroker().isEmpty())) {
            environment.mistake(
                    "SIMPUL_STAND_BY",
                    "hanya dapat bersiap bila basis data dan broker ada di luar; isi SIMPUL_DB_URL dan SIMPUL_BROKER_URL,"
                            + " atau hapus ini",
                    "a hub can stand by only where database and broker are elsewhere; set SIMPUL_DB_URL and"
                            + " SIMPUL_BROKER_URL, or unset this");
        }
    }

    private void home() {
        if (Files.exists(settings.home()) && !Files.isDirectory(settings.home())) {
            environment.mistake(
                    "SIMPUL_HOME",
                    "\"" + settings.home() + "\" bukan folder; pilih yang lain",
                    "\"" + settings.home() + "\" is no folder; choose another");
        }
    }

    /** Outside this machine passwords would cross the network in the clear. */
    private void reach(String name, String host) {
        if (!Loopback.is(host) && !environment.isSet("SIMPUL_TLS_KEYSTORE")) {
            environment.mistake(
                    name,
                    "\"" + host + "\" terbuka bagi mesin lain tanpa TLS; isi SIMPUL_TLS_KEYSTORE, atau pakai 127.0.0.1",
                    "\"" + host
                            + "\" is open to other machines without TLS; set SIMPUL_TLS_KEYSTORE, or use 127.0.0.1");
        }
    }

    private void ports() {
        Map<Integer, String> taken = new LinkedHashMap<>();
        once(taken, "SIMPUL_HTTP_PORT", settings.http().port());
        once(taken, "SIMPUL_MANAGEMENT_PORT", settings.management().port());
        if (settings.externalBroker().isEmpty()) {
            Settings.BrokerListeners broker = settings.embeddedBroker();
            once(taken, "SIMPUL_CORE_PORT", broker.core());
            once(taken, "SIMPUL_AMQP_PORT", broker.amqp());
            once(taken, "SIMPUL_STOMP_PORT", broker.stomp());
            once(taken, "SIMPUL_MQTT_PORT", broker.mqtt());
        }
    }

    private void once(Map<Integer, String> taken, String name, int port) {
        String other = port == 0 ? name : taken.getOrDefault(port, name);
        if (!other.equals(name)) {
            environment.mistake(
                    name,
                    "port " + port + " sudah dipakai " + other + "; pilih yang lain",
                    "port " + port + " is " + other + " already; choose another");
        }
        taken.putIfAbsent(port, name);
    }
}
