package id.simpul.journey;

import java.nio.file.Path;

/** Whatever a partner's system speaks with a broker elsewhere, what it asks is answered. */
class ExternalProtocolsJourney extends ProtocolsJourney {
    @Override
    WholeHub open(Path place) {
        return super.open(place).withBrokerElsewhere();
    }
}
