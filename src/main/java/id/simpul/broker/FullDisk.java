package id.simpul.broker;

import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionRequestProducerCreditsMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Hangs up on a core client that asks for leave to send while the broker's disk is full, with the reason. Newer brokers let it
 * send and refuse the message; before 2.55 it would wait for that leave as long as the disk is full.
 */
public final class FullDisk implements ActiveMQServerPlugin, Interceptor {
    /** What is asked there is answered and not kept. */
    private static final String MANAGEMENT = "activemq.management";

    private volatile ActiveMQServer server;

    @Override
    public void registered(ActiveMQServer registeredWith) {
        server = registeredWith;
        registeredWith.getRemotingService().addIncomingInterceptor(this);
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        boolean refused = packet instanceof SessionRequestProducerCreditsMessage asking
                && !asking.getAddress().toString().startsWith(MANAGEMENT)
                && server.getPagingManager().isDiskFull();
        if (refused) {
            connection.fail(refusal());
        }
        return !refused;
    }

    static ActiveMQAddressFullException refusal() {
        return new ActiveMQAddressFullException(
                "Ditolak: cakram broker penuh; kirim lagi nanti. / Refused: the broker's disk is full; send again later.");
    }
}
