package id.simpul.journey;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser of a member of staff, as far as pages and forms go: it keeps cookies and the hidden fields of the page it shows. */
final class StaffBrowser {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final Pattern FORM = Pattern.compile("(?s)<form method=\"post\" action=\"([^\"]+)\".*?</form>");

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Where a page goes on by itself. */
    private static final Pattern GOES_ON = Pattern.compile("http-equiv=\"refresh\" content=\"\\d+;url=([^\"]+)\"");

    private final WholeHub hub;
    private final boolean waits;
    private final Map<String, String> cookies = new HashMap<>();
    private HttpResponse<String> shown;

    StaffBrowser(WholeHub hub) {
        this(hub, false);
    }

    private StaffBrowser(WholeHub hub, boolean waits) {
        this.hub = hub;
        this.waits = waits;
    }

    /** One whose reader waits where a page says that it will go on: the machine may be busy. */
    static StaffBrowser whoWaits(WholeHub hub) {
        return new StaffBrowser(hub, true);
    }

    /** One that is in. */
    static StaffBrowser in(WholeHub hub, String user, String password) {
        StaffBrowser browser = new StaffBrowser(hub);
        browser.get("/login");
        browser.send("/login", "name", user, "password", password);
        return browser;
    }

    /** Another tab of the same browser, showing the same page. */
    StaffBrowser tab() {
        StaffBrowser tab = new StaffBrowser(hub);
        tab.cookies.putAll(cookies);
        tab.shown = shown;
        return tab;
    }

    HttpResponse<String> get(String path, String... headers) {
        shown = call("GET", path, "", headers);
        return shown;
    }

    HttpResponse<String> head(String path) {
        return call("HEAD", path, "");
    }

    /** Sends the form of the page shown that goes to an address, with its hidden fields and these. */
    HttpResponse<String> send(String action, String... fields) {
        shown = goneOn(call("POST", action, body(form(action), fields)));
        return shown;
    }

    /** Sends a form of which some was left out, and goes on from the answer. */
    HttpResponse<String> lookAt(String action, Map<String, String> hidden, String... fields) {
        shown = call("POST", action, body(hidden, fields));
        return shown;
    }

    /** Sends the form of the page shown that goes to an address, with a file in it. */
    HttpResponse<String> upload(String action, String name, byte[] content) {
        return upload(action, form(action), name, content);
    }

    /** Sends a file with these fields, as a page from anywhere might. */
    HttpResponse<String> upload(String action, Map<String, String> fields, String name, byte[] content) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(
                ("--part\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = request(action)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        shown = WholeHub.http(request.build());
        return shown;
    }

    /** Sends a body that no page makes. */
    HttpResponse<String> postRaw(String path, String type, String body) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", type)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1));
        return WholeHub.http(request.build());
    }

    HttpResponse<byte[]> download(String path) {
        return WholeHub.http(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends what no page has asked for. */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return goneOn(call("POST", path, body(fields), headers));
    }

    private HttpResponse<String> goneOn(HttpResponse<String> said) {
        Matcher on = GOES_ON.matcher(said.body());
        if (!waits || said.statusCode() != 202 || !on.find()) {
            return said;
        }
        String there = on.group(1).replace("&amp;", "&");
        return await().atMost(PATIENCE).until(() -> call("GET", there, ""), page -> page.statusCode() != 202);
    }

    /** Sends what a partner's system would, with the cookies of this browser. */
    HttpResponse<String> postJson(String path) {
        return WholeHub.http(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());
    }

    Map<String, String> form(String action) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher forms = FORM.matcher(shown.body());
        while (forms.find()) {
            if (forms.group(1).equals(action)) {
                Matcher hidden = HIDDEN.matcher(forms.group());
                while (hidden.find()) {
                    fields.put(hidden.group(1), plain(hidden.group(2)));
                }
                return fields;
            }
        }
        throw new AssertionError("No form to " + action + " on this page:\n" + shown.body());
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String body(Map<String, String> hidden, String... fields) {
        Map<String, String> all = new LinkedHashMap<>(hidden);
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        List<String> parts = new ArrayList<>();
        all.forEach((name, value) -> parts.add(escaped(name) + "=" + escaped(value)));
        return String.join("&", parts);
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    void cookie(String name, String value) {
        cookies.put(name, value);
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path)
                .method(
                        method,
                        method.equals("POST")
                                ? HttpRequest.BodyPublishers.ofString(body)
                                : HttpRequest.BodyPublishers.noBody());
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = WholeHub.http(request.build());
        answer.headers().allValues("set-cookie").forEach(this::keep);
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.url(path)).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            List<String> pairs = new ArrayList<>();
            cookies.forEach((name, value) -> pairs.add(name + "=" + value));
            request.header("Cookie", String.join("; ", pairs));
        }
        return request;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
