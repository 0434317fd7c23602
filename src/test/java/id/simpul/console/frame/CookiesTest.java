package id.simpul.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CookiesTest {
    @Test
    void under_tls_a_cookie_is_bound_to_the_host_and_to_tls() {
        assertThat(Cookies.made(new Answer.SetCookie("simpul", "x"), true).encode())
                .isEqualTo("__Host-simpul=x; Path=/; Secure; HTTPOnly; SameSite=Lax");
    }

    @Test
    void without_it_no_script_and_no_other_site_gets_it_all_the_same() {
        assertThat(Cookies.made(new Answer.SetCookie("simpul", "x"), false).encode())
                .isEqualTo("simpul=x; Path=/; HTTPOnly; SameSite=Lax");
    }

    @Test
    void one_that_is_dropped_is_gone_at_once() {
        assertThat(Cookies.made(new Answer.SetCookie("simpul", ""), true).encode())
                .contains("Max-Age=0");
    }
}
