package id.simpul.check;

import id.simpul.broker.BrokerUrl;
import id.simpul.broker.HubConnection;
import id.simpul.settings.Secret;
import id.simpul.settings.Settings;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.List;

/** Whether an Artemis elsewhere lets the hub in. */
final class BrokerElsewhere {
    private final Settings.Account account;

    BrokerElsewhere(Settings.Account account) {
        this.account = account;
    }

    List<Finding> findings() {
        BrokerUrl url = BrokerUrl.parse(account.url());
        String place = String.join(", ", url.hosts());
        HubConnection hub = new HubConnection(
                url.url(),
                account.user().orElse(""),
                account.password().map(Secret::value).orElse(""));
        try (Connection connection = hub.connectionFactory().createConnection()) {
            connection.start();
            return List.of();
        } catch (JMSSecurityException e) {
            return List.of(Trouble.BROKER_LOGIN.found(place));
        } catch (JMSException e) {
            return List.of(Trouble.BROKER_UNREACHABLE.found(place, e.getMessage()));
        }
    }
}
