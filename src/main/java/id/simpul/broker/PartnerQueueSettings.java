package id.simpul.broker;

import id.simpul.partner.PartnerId;

/** What holds for a partner's queues whichever broker they are in. */
final class PartnerQueueSettings {
    private PartnerQueueSettings() {}

    static void refuseIfAnyWait(Broker broker, PartnerId partner) {
        for (String name : Addresses.of(partner)) {
            long waiting = broker.waiting(name);
            if (waiting > 0) {
                throw new BrokerException(partner + " was not removed: " + waiting + " messages wait in " + name
                        + ". Let them be read first, or remove the partner with its messages");
            }
        }
    }
}
