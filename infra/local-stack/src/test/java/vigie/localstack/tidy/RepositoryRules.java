package vigie.localstack.tidy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules that compare files with each other. */
final class RepositoryRules {
    private static final Pattern CREATED =
            Pattern.compile("(?im)^\\s*create (?:unlogged )?table (?:if not exists )?([\\w.]+)");
    private static final Pattern FRENCH = Pattern.compile("(.*?)(_?)fr\\.properties");

    private RepositoryRules() {}

    static List<String> all(List<SourceFile> files) {
        List<String> found = new ArrayList<>();
        found.addAll(foldersWithoutReadme(files));
        found.addAll(unlikeLanguages(files));
        found.addAll(tablesWithoutComment(files));
        found.addAll(kpisOnNoPage(files));
        return found;
    }

    /** Every module and every top folder says what it is for. */
    static List<String> foldersWithoutReadme(List<SourceFile> files) {
        Set<String> paths = files.stream().map(SourceFile::path).collect(Collectors.toSet());
        Set<String> folders = new TreeSet<>();
        for (String path : paths) {
            if (path.endsWith("/pom.xml")) {
                folders.add(path.substring(0, path.lastIndexOf('/')));
            }
            if (path.contains("/") && !path.startsWith(".")) {
                folders.add(path.substring(0, path.indexOf('/')));
            }
        }
        return folders.stream()
                .filter(folder -> !paths.contains(folder + "/README.md"))
                .map(folder -> folder + ": no README.md")
                .toList();
    }

    /** The French and the English words of one place have the same keys. */
    static List<String> unlikeLanguages(List<SourceFile> files) {
        Map<String, SourceFile> byPath = new HashMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        List<String> found = new ArrayList<>();
        for (SourceFile french : files) {
            Matcher name = FRENCH.matcher(french.path());
            if (!name.matches()) {
                continue;
            }
            String englishPath = name.group(1) + name.group(2) + "en.properties";
            SourceFile english = byPath.get(englishPath);
            if (english == null) {
                found.add(french.path() + ": " + englishPath + " is missing");
                continue;
            }
            Set<String> onlyOne = new TreeSet<>(keys(french));
            onlyOne.removeAll(keys(english));
            Set<String> onlyEnglish = new TreeSet<>(keys(english));
            onlyEnglish.removeAll(keys(french));
            onlyOne.addAll(onlyEnglish);
            onlyOne.forEach(key -> found.add(french.path() + ": key " + key + " is in one language only"));
        }
        return found;
    }

    /** Every table created by a module is commented by a script of the same module. */
    static List<String> tablesWithoutComment(List<SourceFile> files) {
        Map<String, String> scripts = new HashMap<>();
        for (SourceFile file : files) {
            if (file.extension().equals("sql") && file.path().contains("/src/main/")) {
                scripts.merge(file.module(), file.text(), (one, other) -> one + "\n" + other);
            }
        }
        List<String> found = new ArrayList<>();
        scripts.forEach((module, text) -> {
            Matcher created = CREATED.matcher(text);
            while (created.find()) {
                String table = created.group(1);
                Pattern comment = Pattern.compile("(?i)comment\\s+on\\s+table\\s+" + Pattern.quote(table) + "\\s");
                if (!comment.matcher(text).find()) {
                    found.add(module + ": table " + table + " has no comment");
                }
            }
        });
        return found;
    }

    /** A KPI nobody can see is not one. */
    static List<String> kpisOnNoPage(List<SourceFile> files) {
        String pages = files.stream()
                .filter(file -> file.path().contains("/src/main/resources/pages/"))
                .map(SourceFile::text)
                .collect(Collectors.joining("\n"));
        Set<String> shown = new TreeSet<>(List.of(pages.split("[^a-z0-9-]+")));
        return files.stream()
                .filter(file -> file.path().contains("/src/main/resources/kpi/"))
                .filter(file -> file.name().equals("definition.yaml"))
                .map(file -> file.path().split("/kpi/", -1)[1].split("/", -1)[0])
                .filter(kpi -> !shown.contains(kpi))
                .map(kpi -> "dashboard: kpi " + kpi + " is on no page")
                .toList();
    }

    private static Set<String> keys(SourceFile words) {
        return words.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
