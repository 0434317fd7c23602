package id.simpul.evaluation;

import id.simpul.partner.PartnerId;
import java.util.Optional;

/**
 * A partner and what was counted of it.
 *
 * @param region where it is, a Kemendagri code: of a school the one it enrolled with
 * @param compared which months its visits before and after are of, if they can be compared
 */
public record PartnerFigures(
        PartnerId partner,
        String name,
        String kind,
        Optional<String> region,
        Figures figures,
        Optional<Compared> compared) {
    /** Whether it is in a region, or in a part of it. */
    boolean isIn(String code) {
        return region.filter(own -> (own + ".").startsWith(code + ".")).isPresent();
    }
}
