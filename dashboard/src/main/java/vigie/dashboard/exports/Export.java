package vigie.dashboard.exports;

import java.util.List;
import java.util.Map;
import vigie.dashboard.kpi.Language;

/**
 * What a file holds, whatever its format.
 *
 * @param name of the file, without extension
 * @param about where the figures come from: pairs of name and value
 * @param definitions of the metrics: name and formula
 * @param position ledger position of every figure
 */
public record Export(
        String name,
        String title,
        Language language,
        long position,
        List<Map.Entry<String, String>> about,
        List<Map.Entry<String, String>> definitions,
        List<ExportTable> tables) {}
