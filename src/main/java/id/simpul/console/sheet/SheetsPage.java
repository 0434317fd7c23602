package id.simpul.console.sheet;

import id.simpul.console.frame.Access;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Visit;
import id.simpul.console.session.Role;
import id.simpul.sheet.SheetKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which lists can be brought in. */
final class SheetsPage implements Page {
    @Override
    public String address() {
        return "/sheets";
    }

    @Override
    public Access access() {
        return Access.of(Role.OPERATOR);
    }

    @Override
    public Answer show(Visit visit) {
        List<Map<String, String>> kinds = Arrays.stream(SheetKind.values())
                .map(kind -> Map.of(
                        "href", SheetPages.address(kind),
                        "title", SheetPages.words(visit, kind, "title"),
                        "lede", SheetPages.words(visit, kind, "lede")))
                .toList();
        return Answer.page("sheets", Map.of("kinds", kinds));
    }
}
