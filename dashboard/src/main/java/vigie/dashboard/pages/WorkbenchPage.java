package vigie.dashboard.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigie.dashboard.kpi.Dictionary;
import vigie.dashboard.kpi.PageData;
import vigie.dashboard.sql.Cookbook;
import vigie.dashboard.sql.Workbench;

/**
 * The workbench: what can be asked, the editor, the result.
 *
 * @param recipes questions with their SQL
 * @param completion JSON for the editor: keywords, and columns by table
 */
public record WorkbenchPage(
        Frame frame, String limits, List<Dictionary.Table> tables, List<Question> recipes, String completion) {

    /** A question and the SQL that answers it. */
    public record Question(String text, String sql) {}

    static WorkbenchPage of(Frame frame, PageData data, Cookbook cookbook) {
        List<Dictionary.Table> tables = data.dictionary().tables();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (Dictionary.Table table : tables) {
            columns.put(
                    table.name(),
                    table.columns().stream().map(Dictionary.Column::name).toList());
        }
        return new WorkbenchPage(
                frame,
                frame.t().of("sql.limits", Workbench.SECONDS),
                tables,
                cookbook.recipes().stream()
                        .map(recipe -> new Question(
                                frame.t().language().pick(recipe.fr(), recipe.en()),
                                recipe.sql().strip()))
                        .toList(),
                ChartJson.write(Map.of("keywords", data.dictionary().keywords(), "tables", columns)));
    }

    /** What to write to select everything of a table or macro. */
    public String select(Dictionary.Table table) {
        String call = table.parameters().isEmpty() ? "" : "((select max(position) from progress))";
        return "select * from " + table.name() + call + " limit 100";
    }
}
