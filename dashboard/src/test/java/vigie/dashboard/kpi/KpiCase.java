package vigie.dashboard.kpi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One case of a cases.test file: facts per table (named twice where columns differ), a question, expected value (or
 * reason code) per member id and in total; a metric without a breakdown expects no members. Lines that start with # are
 * comments.
 */
record KpiCase(
        String name,
        Map<String, List<Map<String, String>>> given,
        String period,
        @Nullable Dimension by,
        @Nullable Long asOf,
        Map<Long, String> expected,
        String total) {
    private static final Pattern START = Pattern.compile("(?m)^case: ");
    private static final Pattern ASK = Pattern.compile("ask (\\S+)(?: by (\\S+))?(?: as of (\\d+))?");

    @Override
    public String toString() {
        return name;
    }

    static List<KpiCase> parse(String text) {
        List<KpiCase> cases = new ArrayList<>();
        for (String block : START.split(text, -1)) {
            List<String> lines = block.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (!lines.isEmpty()) {
                cases.add(parseCase(lines));
            }
        }
        return cases;
    }

    private static KpiCase parseCase(List<String> lines) {
        Map<String, List<Map<String, String>>> given = new LinkedHashMap<>();
        Map<Long, String> expected = new LinkedHashMap<>();
        Matcher ask = ASK.matcher("");
        String total = "";
        String table = "";
        List<String> head = List.of();
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("given ")) {
                table = line.substring("given ".length());
                given.putIfAbsent(table, new ArrayList<>());
                head = List.of();
            } else if (line.startsWith("ask ")) {
                ask = ASK.matcher(line);
                if (!ask.matches()) {
                    throw new IllegalArgumentException("not a question: " + line);
                }
            } else if (line.equals("expect")) {
                table = "";
                head = List.of();
            } else if (line.startsWith("total ")) {
                total = line.substring("total ".length());
            } else if (line.startsWith("|") && head.isEmpty()) {
                head = cells(line);
            } else if (line.startsWith("|")) {
                List<String> cells = cells(line);
                if (table.isEmpty()) {
                    expected.put(Long.parseLong(cells.get(0)), cells.get(1));
                } else {
                    given.getOrDefault(table, List.of()).add(row(head, cells));
                }
            } else {
                throw new IllegalArgumentException("not understood: " + line);
            }
        }
        String by = ask.group(2);
        String position = ask.group(3);
        return new KpiCase(
                lines.getFirst(),
                given,
                ask.group(1),
                by == null ? null : Dimension.named(by).orElseThrow(),
                position == null ? null : Long.valueOf(position),
                expected,
                total);
    }

    private static Map<String, String> row(List<String> head, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < head.size(); i++) {
            row.put(head.get(i), cells.get(i));
        }
        return row;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
