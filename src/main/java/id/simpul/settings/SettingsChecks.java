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
