package vigie.dashboard.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data blocks of a page: JSON that cannot end its script element. */
public final class ChartJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private ChartJson() {}

    /** Writes a value; {@code <} is escaped. */
    static String write(Map<String, ?> value) {
        try {
            return JSON.writeValueAsString(value).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("chart data cannot be written", e);
        }
    }

    /** Words the script says by itself. */
    public static String words(Texts t) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String key : t.keys()) {
            if (key.startsWith("js.")) {
                words.put(key.substring("js.".length()), t.of(key));
            }
        }
        words.put("language", t.language().tag());
        return write(words);
    }

    /** The scale of an axis in currency: 1, a thousand or a million. */
    static BigDecimal scale(Collection<? extends @Nullable BigDecimal> values) {
        BigDecimal most = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            most = value == null ? most : most.max(value.abs());
        }
        if (most.compareTo(MILLION.multiply(BigDecimal.TWO)) >= 0) {
            return MILLION;
        }
        return most.compareTo(THOUSAND.multiply(BigDecimal.TWO)) >= 0 ? THOUSAND : BigDecimal.ONE;
    }

    /** {@code k€}, {@code M€} or {@code €}. */
    static String unit(Frame frame, BigDecimal scale) {
        String size = scale.compareTo(MILLION) == 0 ? "million" : scale.compareTo(THOUSAND) == 0 ? "thousand" : "one";
        return frame.t().of("unit.money." + size, frame.numbers().symbol());
    }
}
