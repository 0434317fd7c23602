package id.simpul.broker.guard;

import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionRequestProducerCreditsMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Refuses what partners and the hub send while the broker's disk is full, for brokers before 2.55, which have no such policy: they would let
 * clients wait without a word for as long as it is, and put the hub's replies into pages for which there is no room: the transaction in which
 * their requests were acknowledged came through, and they did not. A core client that asks for leave to send is hung up on, with the reason.
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

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        if (server.getPagingManager().isDiskFull()
                && PartnerAddresses.isPartners(context.getAddress(message).toString())) {
            ActiveMQException refusal = refusal();
            RequestGate.discard(message, context, refusal);
            throw refusal;
        }
    }

    private static ActiveMQException refusal() {
        return new ActiveMQAddressFullException(
                "Ditolak: cakram broker penuh; kirim lagi nanti. / Refused: the broker's disk is full; send again later.");
    }
}
