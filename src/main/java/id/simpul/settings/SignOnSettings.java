package id.simpul.settings;

import id.simpul.signon.SignOn;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how staff come in by a provider of identities; nothing of it counts unless the issuer is named. */
final class SignOnSettings {
    static final Set<String> PLAIN = Set.of(
            "SIMPUL_OIDC_ISSUER",
            "SIMPUL_OIDC_CLIENT",
            "SIMPUL_OIDC_NAME",
            "SIMPUL_OIDC_CLAIM",
            "SIMPUL_OIDC_SCOPES",
            "SIMPUL_OIDC_SECOND_FACTOR",
            "SIMPUL_OIDC_ACR",
            "SIMPUL_OIDC_ONLY",
            "SIMPUL_OIDC_ROLES_CLAIM",
            "SIMPUL_OIDC_ROLES");
    static final String SECRET = "SIMPUL_OIDC_SECRET";

    private static final String ISSUER = "SIMPUL_OIDC_ISSUER";
    private static final String ROLES = "SIMPUL_OIDC_ROLES";
    private static final String CLAIM = "[A-Za-z0-9_:/.-]{1,100}";

    private final Environment environment;

    SignOnSettings(Environment environment) {
        this.environment = environment;
    }

    /**
     * @param publicUrl under which browsers come back
     */
    Optional<SignOn> read(URI publicUrl) {
        Optional<URI> issuer = environment.parsed(
                ISSUER,
                SignOnSettings::address,
                "alamat penyedia identitas seperti https://id.example.org/realms/perpustakaan, dengan https",
                "the address of a provider of identities like https://id.example.org/realms/library, with https");
        if (!environment.isSet(ISSUER)) {
            List<String> lonely = new ArrayList<>(PLAIN.stream().sorted().toList());
            lonely.add(SECRET);
            lonely.stream().filter(environment::isSet).forEach(this::lonely);
            return Optional.empty();
        }
        String client = needed("SIMPUL_OIDC_CLIENT", environment.text("SIMPUL_OIDC_CLIENT"));
        String secret = needed(SECRET, environment.secret(SECRET));
        checkPublic(publicUrl);
        String claim = claim("SIMPUL_OIDC_CLAIM", "sub");
        SignOn.Factor factor = factor();
        Optional<SignOn.Newcomers> newcomers = newcomers(factor);
        return issuer.map(address -> new SignOn(
                address,
                client,
                secret,
                environment.text("SIMPUL_OIDC_NAME", address.getHost()),
                URI.create(publicUrl + SignOn.BACK),
                claim,
                scopes(claim),
                factor,
                environment.text("SIMPUL_OIDC_ACR"),
                environment.isOn("SIMPUL_OIDC_ONLY"),
                newcomers));
    }

    private void lonely(String name) {
        environment.mistake(
                name,
                "diisi, tetapi penyedianya tidak disebut; isi juga " + ISSUER + ", atau hapus ini",
                "is set, but no provider is named; set " + ISSUER + " as well, or unset this");
    }

    private static URI address(String text) {
        URI uri = URI.create(text);
        boolean safe = "https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && uri.getHost() != null && Loopback.is(uri.getHost()));
        if (!safe
                || uri.getHost() == null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(text);
        }
        return uri;
    }

    private String needed(String name, Optional<String> value) {
        if (!environment.isSet(name)) {
            environment.mistake(
                    name,
                    "belum diisi; penyedia memberikannya saat Simpul didaftarkan di sana",
                    "is not set; the provider gives it where this hub is registered there");
        }
        return value.orElse("");
    }

    /** A code in the clear could be read on its way. */
    private void checkPublic(URI publicUrl) {
        if (publicUrl.getScheme().equals("http") && !Loopback.is(publicUrl.getHost())) {
            environment.mistake(
                    "SIMPUL_PUBLIC_URL",
                    "penyedia identitas mengembalikan orang ke alamat ini, jadi harus dengan https",
                    "the provider of identities sends people back to this address, so it must be with https");
        }
    }

    private String claim(String name, String usual) {
        return environment
                .parsed(
                        name,
                        text -> matching(text, CLAIM),
                        "nama klaim seperti sub atau email",
                        "the name of a claim like sub or email")
                .orElse(usual);
    }

    private List<String> scopes(String claim) {
        String usual = claim.equals(SignOn.EMAIL) ? "openid email" : claim.equals("sub") ? "openid" : "openid profile";
        String text = environment
                .parsed(
                        "SIMPUL_OIDC_SCOPES",
                        given -> matching(given, "([!-~]+ )*openid( [!-~]+)*"),
                        "kata-kata dengan spasi, openid di antaranya",
                        "words with spaces between them, openid among them")
                .orElse(usual);
        return List.of(text.split(" "));
    }

    private SignOn.Factor factor() {
        return environment
                .parsed(
                        "SIMPUL_OIDC_SECOND_FACTOR",
                        text -> SignOn.Factor.valueOf(
                                matching(text, "hub|provider").toUpperCase(java.util.Locale.ROOT)),
                        "hub, atau provider bila penyedia sendiri meminta faktor kedua",
                        "hub, or provider if the provider itself asks for a second factor")
                .orElse(SignOn.Factor.HUB);
    }

    /** Whoever comes in without having been added has no code here, and is no administrator. */
    private Optional<SignOn.Newcomers> newcomers(SignOn.Factor factor) {
        Optional<Map<String, String>> roles = environment.parsed(
                ROLES,
                SignOnSettings::roles,
                "NILAI=operator atau NILAI=viewer, dipisah koma; pengelola hanya ditambah oleh pengelola",
                "VALUE=operator or VALUE=viewer, separated by commas; administrators are added by administrators alone");
        String claim = claim("SIMPUL_OIDC_ROLES_CLAIM", "groups");
        if (roles.isPresent() && factor == SignOn.Factor.HUB) {
            environment.mistake(
                    ROLES,
                    "yang masuk tanpa ditambahkan dulu tidak punya kode pengaman di sini; isi juga"
                            + " SIMPUL_OIDC_SECOND_FACTOR=provider bila penyedia memintanya, atau hapus ini",
                    "who comes in without having been added has no security code here; set"
                            + " SIMPUL_OIDC_SECOND_FACTOR=provider as well if the provider asks for one, or unset this");
        }
        return roles.map(map -> new SignOn.Newcomers(List.of(claim.split("[.]")), map));
    }

    private static Map<String, String> roles(String text) {
        Map<String, String> roles = new LinkedHashMap<>();
        List.of(text.split(",")).stream()
                .map(pair -> matching(pair.strip(), ".+=(operator|viewer)"))
                .map(pair ->
                        Map.entry(pair.substring(0, pair.lastIndexOf('=')), pair.substring(pair.lastIndexOf('=') + 1)))
                // The greater role first.
                .sorted(Comparator.comparing(Map.Entry::getValue))
                .forEach(pair -> roles.putIfAbsent(pair.getKey(), pair.getValue()));
        return roles;
    }

    private static String matching(String text, String form) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
