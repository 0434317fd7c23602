package id.simpul.command;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;

/** A certificate in a file, as PEM or DER. */
final class CertificateFile {
    private CertificateFile() {}

    /** Its SHA-256, in hexadecimal. */
    static String fingerprint(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] encoded = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailed(
                    new Phrase(
                            "Berkas " + file + " bukan sertifikat yang dapat dibaca (PEM atau DER).",
                            "The file " + file + " is no certificate that can be read (PEM or DER)."),
                    e);
        }
    }
}
