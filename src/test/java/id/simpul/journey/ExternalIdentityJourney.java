package id.simpul.journey;

import java.nio.file.Path;

/** Nothing in a message, and nothing about it, can make it another partner's, with a broker elsewhere either. */
class ExternalIdentityJourney extends IdentityJourney {
    @Override
    WholeHub open(Path place) {
        return super.open(place).withBrokerElsewhere();
    }
}
