package id.simpul.backup;

import id.simpul.ledger.Phrase;
import id.simpul.settings.Secret;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.bcpg.UnsupportedPacketVersionException;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;

/**
 * OpenPGP with a passphrase (AES-256, protected against change), so that {@code gpg --decrypt} opens a backup, too, should this program
 * ever be away. Without a passphrase a backup is open to whoever has the file.
 *
 * @param hashing how many bytes are hashed for each guess at the passphrase, as OpenPGP writes it (RFC 9580, 3.7.1.3)
 */
public record Sealing(Optional<Secret> passphrase, int hashing) {
    private static final int AES_256 = 9;
    private static final int SHA_256 = 8;
    /** As often as OpenPGP can say: 65 million bytes are hashed for each guess. */
    private static final int MOST_OFTEN = 0xff;

    private static final int PIECE = 1 << 16;

    /** As slow to guess as can be. */
    public Sealing(Optional<Secret> passphrase) {
        this(passphrase, MOST_OFTEN);
    }

    /** What is written to it is locked; closing it closes what it was given. */
    OutputStream seal(OutputStream out) throws IOException {
        return passphrase.isEmpty() ? out : sealed(out, passphrase.get(), hashing);
    }

    private static OutputStream sealed(OutputStream out, Secret passphrase, int hashing) throws IOException {
        try {
            PGPEncryptedDataGenerator locks = new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(AES_256)
                    .setWithIntegrityPacket(true)
                    .setSecureRandom(new SecureRandom()));
            locks.addMethod(new BcPBEKeyEncryptionMethodGenerator(
                    passphrase.value().toCharArray(), new BcPGPDigestCalculatorProvider().get(SHA_256), hashing));
            OutputStream locked = locks.open(out, new byte[PIECE]);
            OutputStream content = new PGPLiteralDataGenerator()
                    .open(locked, PGPLiteralData.BINARY, "simpul.zip", PGPLiteralData.NOW, new byte[PIECE]);
            return new Locked(content, locked, out);
        } catch (PGPException e) {
            throw new IOException(e);
        }
    }

    /**
     * What was written, whether it was locked or not; the end is reached only if nothing of it was changed.
     *
     * @throws BackupFailed if it is locked and this is not its passphrase
     */
    InputStream open(InputStream in, boolean locked) throws IOException {
        return locked
                ? opened(
                        in,
                        passphrase.orElseThrow(() -> new BackupFailed(new Phrase(
                                "Cadangan ini terkunci; isi SIMPUL_BACKUP_PASSPHRASE dengan frasa sandinya.",
                                "This backup is locked; set SIMPUL_BACKUP_PASSPHRASE to its passphrase."))))
                : in;
    }

    private static InputStream opened(InputStream in, Secret passphrase) throws IOException {
        try {
            if (!(new BcPGPObjectFactory(in).nextObject() instanceof PGPEncryptedDataList locked)
                    || locked.isEmpty()
                    || !(locked.get(0) instanceof PGPPBEEncryptedData byPassphrase)
                    || !byPassphrase.isIntegrityProtected()) {
                throw notOurs();
            }
            InputStream clear = byPassphrase.getDataStream(new BcPBEDataDecryptorFactory(
                    passphrase.value().toCharArray(), new BcPGPDigestCalculatorProvider()));
            if (!(new BcPGPObjectFactory(clear).nextObject() instanceof PGPLiteralData content)) {
                throw wrong(null);
            }
            return new Unlocked(content.getInputStream(), byPassphrase);
        } catch (PGPException e) {
            throw wrong(e);
        } catch (UnsupportedPacketVersionException e) {
            throw new IOException(e);
        }
    }

    private static BackupFailed notOurs() {
        return new BackupFailed(new Phrase(
                "Berkas itu terkunci, tetapi bukan dengan frasa sandi seperti cadangan Simpul.",
                "That file is locked, but not with a passphrase as the hub's backups are."));
    }

    private static BackupFailed wrong(Exception cause) {
        return new BackupFailed(
                new Phrase(
                        "Frasa sandi dalam SIMPUL_BACKUP_PASSPHRASE tidak membuka cadangan ini.",
                        "The passphrase in SIMPUL_BACKUP_PASSPHRASE does not open this backup."),
                cause);
    }

    /** Closed layer by layer: each has something to write at its end. */
    private static final class Locked extends FilterOutputStream {
        private final OutputStream layer;
        private final OutputStream file;

        private Locked(OutputStream content, OutputStream layer, OutputStream file) {
            super(content);
            this.layer = layer;
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            try (file;
                    layer) {
                out.close();
            }
        }
    }

    /** Looks at its end whether all of it is as it was written. */
    private static final class Unlocked extends FilterInputStream {
        private final PGPPBEEncryptedData whole;
        private boolean verified;

        private Unlocked(InputStream content, PGPPBEEncryptedData whole) {
            super(content);
            this.whole = whole;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            verify(one);
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            verify(read);
            return read;
        }

        private void verify(int read) throws IOException {
            if (read >= 0 || verified) {
                return;
            }
            try {
                verified = whole.verify();
            } catch (PGPException e) {
                throw new IOException(e);
            }
            if (!verified) {
                throw new IOException("the file was changed after it was written");
            }
        }
    }
}
