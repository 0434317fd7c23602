package id.simpul.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.exceptions.FailException;

/**
 * Signs mails (DKIM, RFC 6376), so that their recipients' servers can see that they come from the library.
 *
 * @param domain that the signature is for, that of the sender's address
 * @param selector under which the public key stands in the DNS
 */
public record Dkim(String domain, String selector, PrivateKey key) {
    private static final String HEADER = "DKIM-Signature";
    /** What a reader sees or answers to, and what tells automatic mails apart; a header named once more may not be added. */
    private static final String SIGNED =
            "from:from:to:subject:date:message-id:reply-to:mime-version:content-type:auto-submitted:list-unsubscribe:list-unsubscribe-post";

    /**
     * Reads a private RSA key as {@code openssl genpkey} writes it.
     *
     * @throws IllegalArgumentException if it is none; nothing of it is repeated
     */
    public static PrivateKey key(String pem) {
        String body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no private RSA key in PKCS #8", null);
        }
    }

    @Override
    public String toString() {
        return "Dkim[" + selector + "._domainkey." + domain + "]";
    }

    /** Adds the signature to a mail that is as it will be sent. */
    void sign(MimeMessage message) throws MessagingException {
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector + "; h=" + SIGNED
                + "; bh=; b=;";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            message.writeTo(bytes);
            String signed = new DKIMSigner(template, key).sign(new ByteArrayInputStream(bytes.toByteArray()));
            message.setHeader(HEADER, signed.substring(signed.indexOf(':') + 1).strip());
        } catch (IOException | FailException e) {
            throw new MessagingException("The mail could not be signed (DKIM)", e);
        }
    }
}
