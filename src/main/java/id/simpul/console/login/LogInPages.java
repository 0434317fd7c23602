package id.simpul.console.login;

import id.simpul.console.frame.Page;
import java.util.ArrayList;
import java.util.List;

/** The pages of coming in and going out. */
public final class LogInPages {
    private LogInPages() {}

    public static List<Page> all(Entrance entrance) {
        List<Page> pages = new ArrayList<>(List.of(
                new LogInPage(entrance),
                new CodePage(entrance),
                new SetUpPage(entrance),
                new LogOutPage(entrance),
                new MePage(entrance)));
        entrance.signOns().ifPresent(signOns -> {
            pages.add(new SignOnPage(entrance, signOns));
            pages.add(new SignOnBackPage(entrance, signOns));
            pages.add(new SignOnOutPage(signOns));
            pages.add(new KeptPage(entrance));
        });
        return pages;
    }
}
