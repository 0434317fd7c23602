package id.simpul.command;

import id.simpul.broker.Acceptor;
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
    void print(PrintWriter out, Language language) {
        out.println();
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
