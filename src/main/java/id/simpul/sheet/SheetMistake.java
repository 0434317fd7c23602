package id.simpul.sheet;

import id.simpul.ledger.Phrase;

/**
 * Something wrong with a list.
 *
 * @param line as a spreadsheet counts it; 0 for the file as a whole
 * @param column its key; empty for the line as a whole
 * @param says what is wrong and what to do about it
 */
public record SheetMistake(int line, String column, Phrase says) {
    static SheetMistake of(int line, String column, String indonesian, String english) {
        return new SheetMistake(line, column, new Phrase(indonesian, english));
    }

    static SheetMistake ofFile(String indonesian, String english) {
        return of(0, "", indonesian, english);
    }
}
