package vigie.dashboard.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SQL with {@code :named} parameters, turned into {@code ?}. Values are bound in order, never spliced. */
record NamedSql(String sql, List<Object> parameters) {
    private static final Pattern NAME = Pattern.compile("(?<![:\\w]):([a-z_]+\\d*)");

    /** Parameters of a statement in which this is the last part. */
    List<Object> parametersAfter(Object... before) {
        List<Object> all = new ArrayList<>(List.of(before));
        all.addAll(parameters);
        return all;
    }

    static NamedSql bind(String text, Map<String, ?> values) {
        Matcher matcher = NAME.matcher(text);
        StringBuilder sql = new StringBuilder();
        List<Object> parameters = new ArrayList<>();
        while (matcher.find()) {
            Object value = values.get(matcher.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for :" + matcher.group(1) + " in\n" + text);
            }
            parameters.add(value);
            matcher.appendReplacement(sql, "?");
        }
        matcher.appendTail(sql);
        return new NamedSql(sql.toString(), parameters);
    }
}
