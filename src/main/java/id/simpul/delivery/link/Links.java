package id.simpul.delivery.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.partner.PartnerId;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/**
 * Capability URLs: what a link ends with is all its holder needs, and stands in the mail or on the paper alone; here is its hash. A
 * link may be opened and used many times until it ends, because what it does has its effect once.
 */
public final class Links {
    private static final int BYTES = 16;
    /** A link that ended is kept so long, to help on who opens it, and to find out what became of it. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final byte[] secret;

    /**
     * @param secret of the home; two hubs over one database share it
     */
    public Links(String secret) {
        this.secret = secret.getBytes(UTF_8);
    }

    /**
     * Makes a link, or the same again as long as it is good: a mail that is composed again does not change.
     *
     * @param mailedTo the name of the address that it goes to, as {@code Ids} makes it; none if it is printed or told
     * @return its end, 22 characters of base64url
     */
    public String make(Handle db, Link link, Optional<String> mailedTo, Instant now, Instant ends) {
        return good(db, link, mailedTo, now, ends)
                .map(generation -> token(link, generation))
                .orElseGet(() -> another(db, link, mailedTo, now, ends));
    }

    /** The number of the one that is good; it lasts at least as long as is asked for. */
    private static Optional<Long> good(Handle db, Link link, Optional<String> mailedTo, Instant now, Instant ends) {
        return db.createQuery("""
                        update links set ends_at = greatest(ends_at, :ends)
                        where hash = (
                            select hash from links
                            where partner = :partner and purpose = :purpose and thing = :thing and generation is not null
                              and revoked_at is null and ends_at > :now and mailed_to is not distinct from cast(:mailedTo as text)
                            order by generation desc limit 1)
                        returning generation
                        """)
                .bindMap(bound(link, mailedTo))
                .bind("now", now)
                .bind("ends", ends)
                .mapTo(Long.class)
                .findOne();
    }

    private String another(Handle db, Link link, Optional<String> mailedTo, Instant now, Instant ends) {
        db.createUpdate("delete from links where ends_at < :longAgo")
                .bind("longAgo", now.minus(KEPT))
                .execute();
        long generation = db.createQuery("select nextval('link_generations')")
                .mapTo(Long.class)
                .one();
        String token = token(link, generation);
        db.createUpdate("""
                        insert into links (hash, purpose, partner, thing, generation, mailed_to, made_at, ends_at)
                        values (:hash, :purpose, :partner, :thing, :generation, cast(:mailedTo as text), :now, :ends)
                        """)
                .bindMap(bound(link, mailedTo))
                .bind("hash", hash(token))
                .bind("generation", generation)
                .bind("now", now)
                .bind("ends", ends)
                .execute();
        return token;
    }

    private static Map<String, Object> bound(Link link, Optional<String> mailedTo) {
        return Map.of(
                "partner", link.partner().value(),
                "purpose", link.purpose().wire(),
                "thing", link.thing(),
                "mailedTo", mailedTo);
    }

    private String token(Link link, long generation) {
        String text = String.join(
                "|", link.purpose().wire(), link.partner().value(), link.thing(), String.valueOf(generation));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] all = mac.doFinal(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(all, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /**
     * A link that there is.
     *
     * @param good whether it has neither ended nor been revoked
     * @param usedAt when something was last said by it
     */
    public record Standing(Link link, boolean good, Optional<Instant> usedAt) {}

    /** What it stands for; nothing if there is no such link, or it has ended or is revoked: nobody learns which of these. */
    public static Optional<Link> find(Handle db, String token, Instant now) {
        return look(db, token, now).filter(Standing::good).map(Standing::link);
    }

    /** What it stands for, or stood for. */
    public static Optional<Standing> look(Handle db, String token, Instant now) {
        return db.createQuery("""
                        select purpose, partner, thing, used_at, revoked_at is null and ends_at > :now as good
                        from links where hash = :hash
                        """)
                .bind("hash", hash(token))
                .bind("now", now)
                .map((row, context) -> new Standing(
                        new Link(
                                Link.Purpose.ofWire(row.getString("purpose")).orElseThrow(),
                                new PartnerId(row.getString("partner")),
                                row.getString("thing")),
                        row.getBoolean("good"),
                        Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant)))
                .findOne();
    }

    /** Notes that it was opened, which a mail server may have done. */
    public static void opened(Handle db, String token, Instant now) {
        db.createUpdate("update links set opened_at = :now where hash = :hash and opened_at is null")
                .bind("hash", hash(token))
                .bind("now", now)
                .execute();
    }

    /** Notes that something was said by it. */
    public static void used(Handle db, String token, Instant now) {
        db.createUpdate("update links set used_at = :now where hash = :hash")
                .bind("hash", hash(token))
                .bind("now", now)
                .execute();
    }

    /** Notes that its holder asks for another, and tells whether that was not done since a moment; once for two at once. */
    public static boolean askedAgain(Handle db, String token, Instant now, Instant since) {
        return db.createUpdate("""
                        update links set asked_again_at = :now
                        where hash = :hash and (asked_again_at is null or asked_again_at < :since)
                        """)
                        .bind("hash", hash(token))
                        .bind("now", now)
                        .bind("since", since)
                        .execute()
                == 1;
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

    /** Ends what was mailed to addresses that are not the partners' any more; those named are. */
    public static void revokeMailed(
            Handle db, Collection<PartnerId> partners, Collection<String> addresses, Instant now) {
        db.createUpdate("""
                        update links set revoked_at = :now
                        where partner = any (:partners) and revoked_at is null and purpose <> 'confirm-address'
                          and mailed_to <> all (:addresses)
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .bindArray("addresses", String.class, addresses)
                .bind("now", now)
                .execute();
    }

    /** Ends all links of partners that take no part any more. */
    public static void revokeAll(Handle db, Collection<PartnerId> partners, Instant now) {
        db.createUpdate("update links set revoked_at = :now where partner = any (:partners) and revoked_at is null")
                .bindArray("partners", PartnerId.class, partners)
                .bind("now", now)
                .execute();
    }

    /** Fast is right here: nobody guesses 128 bits. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
