package id.simpul.delivery.link;

import id.simpul.partner.PartnerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Capability URLs: the random part of a link is all its holder needs, and stands in the mail alone; here is its hash. A link may
 * be opened and used many times until it ends, because what it does has its effect once.
 */
public final class Links {
    private static final int BYTES = 16;
    /** A link that ended is kept so long, to find out what became of it. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final SecureRandom RANDOM = new SecureRandom();

    private Links() {}

    /**
     * @return its random part, 22 characters of base64url, which nobody can be told a second time
     */
    public static String make(Handle db, Link link, Instant now, Instant ends) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        db.createUpdate("delete from links where ends_at < :longAgo")
                .bind("longAgo", now.minus(KEPT))
                .execute();
        db.createUpdate("""
                        insert into links (hash, purpose, partner, thing, made_at, ends_at)
                        values (:hash, :purpose, :partner, :thing, :now, :ends)
                        """)
                .bind("hash", hash(token))
                .bind("purpose", link.purpose().wire())
                .bind("partner", link.partner())
                .bind("thing", link.thing())
                .bind("now", now)
                .bind("ends", ends)
                .execute();
        return token;
    }

    /** What it stands for; nothing if there is no such link, or it has ended or is revoked: nobody learns which of these. */
    public static Optional<Link> find(Handle db, String token, Instant now) {
        return db.createQuery("""
                        select purpose, partner, thing from links
                        where hash = :hash and revoked_at is null and ends_at > :now
                        """)
                .bind("hash", hash(token))
                .bind("now", now)
                .map((row, context) -> new Link(
                        purpose(row.getString("purpose")),
                        new PartnerId(row.getString("partner")),
                        row.getString("thing")))
                .findOne();
    }

    /** Ends the partners' links of a purpose before their time, but for those about these things. */
    public static void revoke(
            Handle db,
            Link.Purpose purpose,
            Collection<PartnerId> partners,
            Collection<String> keptThings,
            Instant now) {
        db.createUpdate("""
                        update links set revoked_at = :now
                        where partner = any (:partners) and purpose = :purpose and revoked_at is null and thing <> all (:kept)
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .bindArray("kept", String.class, keptThings)
                .bind("purpose", purpose.wire())
                .bind("now", now)
                .execute();
    }

    private static Link.Purpose purpose(String wire) {
        return Arrays.stream(Link.Purpose.values())
                .filter(purpose -> purpose.wire().equals(wire))
                .findFirst()
                .orElseThrow();
    }

    /** Fast is right here: nobody guesses 128 bits. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
