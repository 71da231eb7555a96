package vigie.dashboard.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vigie.dashboard.kpi.Dimension;
import vigie.dashboard.kpi.Figure;
import vigie.dashboard.kpi.QueryAnswer;
import vigie.dashboard.warehouse.Freshness;

/** Writes answers as JSON: amounts as decimal strings, dates and instants as ISO text, a row as one flat object. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(module())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    static byte[] bytes(Object answer) {
        try {
            return MAPPER.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    static String text(Object answer) {
        try {
            return MAPPER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Instant.class, ToStringSerializer.instance);
        module.addSerializer(LocalDate.class, ToStringSerializer.instance);
        module.addSerializer(BigDecimal.class, new Decimals());
        module.addSerializer(QueryAnswer.class, new Answers());
        module.addSerializer(QueryAnswer.Row.class, new Rows());
        module.addSerializer(QueryAnswer.Comparison.class, new Comparisons());
        module.addSerializer(Dimension.class, new Dimensions());
        module.addSerializer(Freshness.State.class, new States());
        return module;
    }

    private static final class Decimals extends JsonSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toPlainString());
        }
    }

    private static final class Dimensions extends JsonSerializer<Dimension> {
        @Override
        public void serialize(Dimension value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.id());
        }
    }

    private static final class States extends JsonSerializer<Freshness.State> {
        @Override
        public void serialize(Freshness.State value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private static final class Answers extends JsonSerializer<QueryAnswer> {
        @Override
        public void serialize(QueryAnswer answer, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            provider.defaultSerializeField("meta", answer.meta(), out);
            provider.defaultSerializeField("columns", answer.columns(), out);
            provider.defaultSerializeField("rows", answer.rows(), out);
            writeTotals(answer.totals(), out);
            provider.defaultSerializeField("compare", answer.compare(), out);
            provider.defaultSerializeField("control", answer.controls(), out);
            out.writeEndObject();
        }
    }

    private static final class Comparisons extends JsonSerializer<QueryAnswer.Comparison> {
        @Override
        public void serialize(QueryAnswer.Comparison comparison, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeStartObject();
            provider.defaultSerializeField("period", comparison.period(), out);
            provider.defaultSerializeField("rows", comparison.rows(), out);
            writeTotals(comparison.totals(), out);
            out.writeEndObject();
        }
    }

    private static final class Rows extends JsonSerializer<QueryAnswer.Row> {
        @Override
        public void serialize(QueryAnswer.Row row, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            Dimension dimension = row.dimension();
            if (dimension != null) {
                out.writeStringField(dimension.id(), row.code());
                out.writeStringField("label", row.label());
            }
            if (row.period() != null) {
                out.writeStringField("period", row.period());
            }
            if (row.alignedTo() != null) {
                out.writeStringField("alignedTo", row.alignedTo());
            }
            writeFigures(row.figures(), out);
            out.writeEndObject();
        }
    }

    private static void writeTotals(Map<String, Figure> totals, JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("totals");
        writeFigures(totals, out);
        out.writeEndObject();
        out.writeObjectFieldStart("terms");
        for (Map.Entry<String, Figure> total : totals.entrySet()) {
            BigDecimal numerator = total.getValue().numerator();
            BigDecimal denominator = total.getValue().denominator();
            if (numerator != null && denominator != null) {
                out.writeObjectFieldStart(total.getKey());
                out.writeStringField("numerator", numerator.toPlainString());
                out.writeStringField("denominator", denominator.toPlainString());
                out.writeEndObject();
            }
        }
        out.writeEndObject();
    }

    /** A value per metric; undefined ones are null and their reason stands under {@code reasons}. */
    private static void writeFigures(Map<String, Figure> figures, JsonGenerator out) throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (Map.Entry<String, Figure> figure : figures.entrySet()) {
            BigDecimal value = figure.getValue().value();
            String reason = figure.getValue().reason();
            out.writeStringField(figure.getKey(), value == null ? null : value.toPlainString());
            if (reason != null) {
                reasons.put(figure.getKey(), reason);
            }
        }
        if (!reasons.isEmpty()) {
            out.writeObjectFieldStart("reasons");
            for (Map.Entry<String, String> reason : reasons.entrySet()) {
                out.writeStringField(reason.getKey(), reason.getValue());
            }
            out.writeEndObject();
        }
    }
}
