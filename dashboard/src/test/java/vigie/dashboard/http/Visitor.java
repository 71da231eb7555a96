package vigie.dashboard.http;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Somebody at a guarded dashboard: a browser with a session, a program with a token, or nobody. */
record Visitor(int port, List<String> headers) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Visitor nobody(int port) {
        return new Visitor(port, List.of("Sec-Fetch-Site", "same-origin"));
    }

    static Visitor program(int port, String token) {
        return new Visitor(port, List.of("Authorization", "Bearer " + token));
    }

    /** This browser after a sign-in that must succeed. */
    Visitor signedIn(String name, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = signIn(name, password, "/");
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return with("Cookie", cookie(answer));
    }

    HttpResponse<String> signIn(String name, String password, String to) throws IOException, InterruptedException {
        return post("/connexion", "name=" + encoded(name) + "&password=" + encoded(password) + "&to=" + encoded(to));
    }

    /** The last session cookie an answer sets. */
    static String cookie(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(value -> value.replaceFirst(";.*", ""))
                .filter(value -> !value.endsWith("="))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    Visitor with(String... more) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new Visitor(port, all);
    }

    /** The same without saying where a request comes from. */
    Visitor silent() {
        List<String> left = new ArrayList<>(headers);
        left.removeAll(List.of("Sec-Fetch-Site", "same-origin"));
        return new Visitor(port, left);
    }

    /** What is at an address; asked again while a busy machine says that it takes too long. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(path).GET());
        for (int again = 0; again < 4 && answer.body().contains("TOO_SLOW"); again++) {
            answer = send(request(path).GET());
        }
        return answer;
    }

    /** The file at an address, which must be there. */
    byte[] bytes(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = CLIENT.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    /** The words of a document, in the order of its pages. */
    static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        URI address = path.startsWith("http") ? URI.create(path) : URI.create("http://127.0.0.1:" + port + path);
        HttpRequest.Builder builder = HttpRequest.newBuilder(address);
        return headers.isEmpty() ? builder : builder.headers(headers.toArray(String[]::new));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
