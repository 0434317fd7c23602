package id.simpul.proof;

import id.simpul.client.Doors;
import id.simpul.client.PartnerLink;
import id.simpul.client.Protocol;
import id.simpul.journey.Member;
import java.util.List;

/** What a client sends by; thrown away as soon as anything is in doubt. */
record Wire(PartnerLink link) {
    static Wire open(Doors doors, Protocol protocol, Member member) {
        return new Wire(doors.open(protocol, member.name(), member.password()));
    }

    /** How many are sent before the hub's word on them is awaited. */
    static int batch(Protocol protocol) {
        return protocol == Protocol.HTTP ? 1 : 20;
    }

    /** Returns when all are taken; what it throws says nothing about whether they were. */
    void send(List<byte[]> requests) {
        link.send(requests);
    }

    void drop() {
        try {
            link.close();
        } catch (RuntimeException alreadyBroken) {
            // Its other end is gone.
        }
    }
}
