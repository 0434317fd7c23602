package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.simpul.client.Protocol;
import id.simpul.ledger.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A provider of identities over real HTTP: it checks what it is sent as a provider must, and signs tokens as a test wants them. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "simpul-uji";
    static final String SECRET = "rahasia klien/uji+1";

    /** How a token is signed. */
    enum Signed {
        RIGHTLY,
        BY_ANOTHER_KEY,
        NOT_AT_ALL,
        BY_THE_PUBLIC_KEY_AS_A_SECRET
    }

    private record Asked(Map<String, String> query, String subject) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> metadata = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final RSAKey another = newKey();
    private volatile RSAKey key = newKey();
    private volatile Signed signed = Signed.RIGHTLY;
    private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
    private volatile Optional<String> hanging = Optional.empty();
    private volatile int status = 200;
    private volatile String subject = "nobody";

    FakeProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/uji";
    }

    /** A hub that lets staff come in by it. */
    WholeHub setUp(WholeHub hub) {
        return hub.with("SIMPUL_PUBLIC_URL", "http://127.0.0.1:" + hub.port(Protocol.HTTP))
                .with("SIMPUL_OIDC_ISSUER", issuer())
                .with("SIMPUL_OIDC_CLIENT", CLIENT)
                .with("SIMPUL_OIDC_SECRET", SECRET)
                .with("SIMPUL_OIDC_NAME", "Akun Uji");
    }

    /** All is as it should be again. */
    void wellAgain() {
        signed = Signed.RIGHTLY;
        claims = UnaryOperator.identity();
        hanging = Optional.empty();
        metadata.clear();
        status = 200;
    }

    void signs(Signed how) {
        signed = how;
    }

    /** What further tokens say, instead of what they should. */
    void says(UnaryOperator<JWTClaimsSet.Builder> changed) {
        claims = changed;
    }

    /** What it says of itself, instead of what it should. */
    void describes(String name, Object value) {
        metadata.put(name, value);
    }

    void rotatesItsKey() {
        key = newKey();
    }

    /** It takes calls of this path, and never answers them. */
    void hangsAt(String path) {
        hanging = Optional.of(path);
    }

    /** Who logs in there with a real browser. */
    void isSatAtBy(String somebody) {
        subject = somebody;
    }

    void refusesBrowsersWith(int other) {
        status = other;
    }

    /**
     * Somebody logs in there, who came with a browser.
     *
     * @param sent where the hub sent the browser
     * @return path and query at the hub by which the browser comes back
     */
    String logIn(URI sent, String subject) {
        Map<String, String> query = query(sent.getRawQuery());
        require(query, "response_type", "code");
        require(query, "client_id", CLIENT);
        require(query, "code_challenge_method", "S256");
        if (!query.getOrDefault("redirect_uri", "").endsWith("/login/sso/back")
                || query.getOrDefault("nonce", "").length() < 20
                || query.getOrDefault("state", "").length() < 20
                || !List.of(query.getOrDefault("scope", "").split(" ")).contains("openid")) {
            throw new AssertionError("Not a request of a hub: " + query.keySet());
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, new Asked(query, subject));
        return URI.create(query.get("redirect_uri")).getPath() + "?code=" + code + "&state="
                + StaffBrowser.escaped(query.get("state")) + "&iss=" + StaffBrowser.escaped(issuer());
    }

    private static void require(Map<String, String> query, String name, String value) {
        if (!value.equals(query.get(name))) {
            throw new AssertionError(name + " is " + query.get(name));
        }
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            read.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return read;
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath().replaceFirst("^/realms/uji", "");
        if (hanging.filter(path::equals).isPresent()) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            call.close();
            return;
        }
        try (call) {
            switch (path) {
                case "/.well-known/openid-configuration" -> send(call, 200, Json.text(description()));
                case "/keys" -> send(call, 200, new JWKSet(key.toPublicJWK()).toString());
                case "/token" -> token(call);
                case "/authorize" -> page(call);
                default -> send(call, 404, "{}");
            }
        }
    }

    /** What somebody with a browser sees, who logs in by one click. */
    private void page(HttpExchange call) throws IOException {
        URI sent = call.getRequestURI();
        String back = status == 200
                ? "<!doctype html><html lang=id><title>Akun Uji</title><a id=in href=\""
                        + URI.create(query(sent.getRawQuery()).get("redirect_uri"))
                                .resolve(logIn(sent, subject))
                                .toString()
                                .replace("&", "&amp;")
                        + "\">Masuk</a></html>"
                : "";
        call.getResponseHeaders().set("Content-Type", "text/html");
        byte[] bytes = back.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    private ObjectNode description() {
        ObjectNode says = Json.object()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys")
                .put("end_session_endpoint", issuer() + "/logout")
                .put("authorization_response_iss_parameter_supported", true);
        says.withArray("/subject_types_supported").add("public");
        says.withArray("/response_types_supported").add("code");
        says.withArray("/id_token_signing_alg_values_supported").add("RS256");
        says.withArray("/code_challenge_methods_supported").add("S256");
        metadata.forEach((name, value) -> says.set(name, Json.node(value)));
        return says;
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> form = query(new String(call.getRequestBody().readAllBytes(), UTF_8));
        String proof = Base64.getEncoder()
                .encodeToString((StaffBrowser.escaped(CLIENT) + ":" + StaffBrowser.escaped(SECRET)).getBytes(UTF_8));
        Asked asked = codes.remove(form.getOrDefault("code", ""));
        if (!("Basic " + proof).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            send(call, 401, "{\"error\":\"invalid_client\"}");
        } else if (asked == null
                || !asked.query().get("redirect_uri").equals(form.get("redirect_uri"))
                || !asked.query().get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")))) {
            send(call, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            send(
                    call,
                    200,
                    Json.text(Json.object()
                            .put("access_token", UUID.randomUUID().toString())
                            .put("token_type", "Bearer")
                            .put("id_token", signed(asked))));
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String signed(Asked asked) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder usual = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(asked.subject())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", asked.query().get("nonce"));
        JWTClaimsSet set = claims.apply(usual).build();
        try {
            if (signed == Signed.NOT_AT_ALL) {
                return new PlainJWT(set).serialize();
            }
            boolean secret = signed == Signed.BY_THE_PUBLIC_KEY_AS_A_SECRET;
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(secret ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    set);
            token.sign(
                    secret
                            ? new MACSigner(key.toRSAPublicKey().getEncoded())
                            : new RSASSASigner(signed == Signed.RIGHTLY ? key : another));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        workers.shutdownNow();
    }
}
