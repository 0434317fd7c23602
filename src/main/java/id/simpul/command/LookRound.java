package id.simpul.command;

import id.simpul.broker.Acceptor;
import id.simpul.console.session.Role;
import id.simpul.hub.Hub;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.settings.Settings;
import java.io.PrintWriter;
import java.util.List;

/**
 * Where to look after the demo, while its hub stays up.
 *
 * @param throwAway whether the home goes at the end
 */
record LookRound(Settings settings, Hub hub, boolean throwAway) {
    private static final String PASSWORD = "awan-kerikil-pelita-7";

    void print(PrintWriter out, Language language) {
        out.println();
        hub.letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.letLookRound("dedi", "Dedi", Role.OPERATOR, PASSWORD);
        hub.letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
        lines().forEach(line -> out.println(line.text(language)));
        out.flush();
    }

    private List<Phrase> lines() {
        String now = hub.clock().instant().toString();
        int amqp = hub.messaging().port(Acceptor.AMQP).orElse(0);
        return List.of(
                new Phrase(
                        "Simpul tetap berjalan; jamnya menunjukkan " + now + ". Silakan melihat-lihat:",
                        "The hub stays up; its clock shows " + now + ". Look round:"),
                new Phrase(
                        "  konsol    " + RunCommand.address(settings, hub) + "/",
                        "  console   " + RunCommand.address(settings, hub) + "/"),
                new Phrase(
                        "            rina (pengelola), dedi (petugas), tamu (pengamat); kata sandi " + PASSWORD,
                        "            rina (administrator), dedi (operator), tamu (viewer); password " + PASSWORD),
                home(),
                new Phrase("  surel     " + settings.mailFolder(), "  mails     " + settings.mailFolder()),
                Phrase.verbatim("  HTTP      http://127.0.0.1:" + hub.httpPort() + "/contract/"),
                new Phrase(
                        "  kirim     di terminal lain, dengan kata sandinya sendiri:",
                        "  send      in another terminal, with a password of its own:"),
                Phrase.verbatim("            export SIMPUL_HOME=" + settings.home() + " SIMPUL_AMQP_PORT=" + amqp),
                Phrase.verbatim("            ./simpul partner password sd-contoh-01"),
                Phrase.verbatim("            SIMPUL_PARTNER_PASSWORD=... ./simpul send sd-contoh-01 request.json"),
                new Phrase("Hentikan dengan Ctrl-C.", "Stop it with Ctrl-C."));
    }

    private Phrase home() {
        return new Phrase(
                "  rumah     " + settings.home() + (throwAway ? " (dihapus di akhir)" : ""),
                "  home      " + settings.home() + (throwAway ? " (deleted at the end)" : ""));
    }
}
