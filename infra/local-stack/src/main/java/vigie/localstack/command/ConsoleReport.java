package vigie.localstack.command;

import java.io.PrintWriter;
import java.time.Duration;
import vigie.localstack.StartReport;
import vigie.localstack.Words;

/** A line per part on the console, as the parts come up. */
final class ConsoleReport implements StartReport {
    private final PrintWriter out;
    private final Words words;

    ConsoleReport(PrintWriter out, Words words) {
        this.out = out;
        this.words = words;
    }

    @Override
    public void started(String part, Duration took) {
        out.println(words.text("start.line", words.text(part), took.toMillis() / 1000.0));
    }

    @Override
    public void note(String key, Object... details) {
        out.println(words.text(key, details));
    }
}
