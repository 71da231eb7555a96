package vigie.dashboard.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A trend as an SVG polyline in a box of 104 by 32; the last known point is marked.
 *
 * @param points value of {@code points}, empty when fewer than two values are known
 * @param last path of the marked point
 */
public record Sparkline(String points, String last) {
    private static final double LEFT = 4;
    private static final double WIDTH = 96;
    private static final double TOP = 5;
    private static final double HEIGHT = 22;

    /** Draws values in time order; null leaves a point out. */
    public static Sparkline of(List<@Nullable BigDecimal> values) {
        List<Double> known = values.stream()
                .filter(Objects::nonNull)
                .map(BigDecimal::doubleValue)
                .toList();
        if (known.size() < 2) {
            return new Sparkline("", "");
        }
        double low = known.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double high = known.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        double span = high > low ? high - low : 1;
        List<String> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value != null) {
                double x = LEFT + WIDTH * i / (values.size() - 1);
                double y = TOP + HEIGHT * (high - value.doubleValue()) / span;
                points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
            }
        }
        return new Sparkline(String.join(" ", points), "M" + points.getLast() + "h.01");
    }

    public boolean drawn() {
        return !points.isEmpty();
    }
}
