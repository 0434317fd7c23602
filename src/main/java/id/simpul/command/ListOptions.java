package id.simpul.command;

import picocli.CommandLine.Option;

/** That a list is to be printed for a spreadsheet. */
final class CsvOption {
    @Option(names = "--csv", description = "Print CSV.")
    private boolean csv;

    boolean chosen() {
        return csv;
    }
}
