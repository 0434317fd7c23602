package id.simpul.hub;

import id.simpul.FreePorts;
import id.simpul.database.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The variables of a hub that gets in nobody's way: a home of its own, free ports, no mail. */
public final class TestHub {
    private TestHub() {}

    public static Map<String, String> environment(Path home) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SIMPUL_HOME", home.toString());
        environment.put("SIMPUL_HTTP_PORT", "0");
        environment.put("SIMPUL_MANAGEMENT_PORT", "0");
        for (String protocol : new String[] {"CORE", "AMQP", "STOMP", "MQTT"}) {
            environment.put("SIMPUL_" + protocol + "_PORT", String.valueOf(FreePorts.next()));
        }
        return environment;
    }

    /** The same, with an empty database on the tests' own server. */
    static Map<String, String> environmentWithDatabase(Path home) {
        Map<String, String> environment = environment(home);
        TestDatabase.Address database = TestDatabase.freshAddress();
        environment.put("SIMPUL_DB_URL", database.url());
        environment.put("SIMPUL_DB_USER", database.user());
        environment.put("SIMPUL_DB_PASSWORD", database.password());
        return environment;
    }
}
