package vigie.dashboard.sql;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Questions controllers ask, each with SQL that answers it on a snapshot. */
public final class Cookbook {
    private static final String FILE = "sql/cookbook.yaml";

    /** A question in both languages and its SQL. */
    public record Recipe(String id, String fr, String en, String sql) {}

    private record Recipes(List<Recipe> recipes) {}

    private final List<Recipe> recipes;

    private Cookbook(List<Recipe> recipes) {
        this.recipes = List.copyOf(recipes);
    }

    /** Reads the recipes of this program. */
    public static Cookbook load() {
        try (InputStream in = Cookbook.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + FILE + " is missing");
            }
            YAMLMapper yaml = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            return new Cookbook(yaml.readValue(in, Recipes.class).recipes());
        } catch (IOException e) {
            throw new IllegalStateException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }

    public List<Recipe> recipes() {
        return recipes;
    }
}
