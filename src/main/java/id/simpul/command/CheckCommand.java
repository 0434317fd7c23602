package id.simpul.command;

import id.simpul.check.Finding;
import id.simpul.check.Finding.Level;
import id.simpul.check.InstallationCheck;
import id.simpul.check.Trouble;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with this installation, also while no hub runs. */
@Command(
        name = "check",
        description = "Say what is wrong with this installation.",
        footer = {
            "",
            "Run it as the user, and with the variables, the hub runs with.",
            "Exit code: 0 nothing is wrong (there may be warnings), 1 something is."
        })
public final class CheckCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    private CommandSpec command;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Mixin
    private LanguageOption language;

    public CheckCommand() {
        this(System.getenv());
    }

    CheckCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        List<Finding> findings = findings();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            findings.forEach(finding -> out.println(Json.text(finding.shown(spoken()))));
        } else {
            findings.forEach(finding -> out.printf(
                    "%-7s  %s: %s%n",
                    level(finding), finding.about(), finding.says().text(spoken())));
            out.println(conclusion(findings));
        }
        out.flush();
        return count(findings, Level.WRONG) == 0 ? 0 : 1;
    }

    private Language spoken() {
        return language.spoken(environment);
    }

    private List<Finding> findings() {
        Path home = Context.home(environment);
        List<Finding> running = new ArrayList<>();
        boolean runs = true;
        try {
            new RunningHub(home)
                            .ask(
                                    "check",
                                    Json.object().put("language", spoken().wire()),
                                    System.getProperty("user.name", ""),
                                    "")
                            .stream()
                            .map(Finding::of)
                            .forEach(running::add);
        } catch (CommandFailed e) {
            runs = false;
            running.add(Trouble.HUB_SILENT.found(new Phrase(e.sentence(Language.ID), e.sentence(Language.EN))));
        }
        List<Finding> findings = new ArrayList<>(new InstallationCheck(environment, home).findings(runs));
        findings.addAll(running);
        return findings;
    }

    private String conclusion(List<Finding> findings) {
        long wrong = count(findings, Level.WRONG);
        long warnings = count(findings, Level.WARNING);
        Phrase also = new Phrase("; peringatan: " + warnings, "; warnings: " + warnings);
        Phrase what = wrong == 0
                ? new Phrase("Tidak ada yang salah", "Nothing is wrong")
                : new Phrase("Salah: " + wrong, "Wrong: " + wrong);
        return what.text(spoken()) + (warnings == 0 ? "" : also.text(spoken())) + ".";
    }

    private String level(Finding finding) {
        Phrase level =
                switch (finding.level()) {
                    case WRONG -> new Phrase("SALAH", "WRONG");
                    case WARNING -> new Phrase("PERLU DILIHAT", "WARNING");
                    case NOTE -> new Phrase("CATATAN", "NOTE");
                };
        return level.text(spoken());
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
