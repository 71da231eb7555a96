package vigie.localstack.tidy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules that look at one file at a time; each returns a sentence per violation, starting with its place. */
final class FileRules {
    static final int LINE_MAX = 120;
    static final int FILE_LINES_MAX = 400;
    static final int METHOD_LINES_MAX = 70;

    private static final Set<String> MEASURED = Set.of("java", "sql", "sh", "md", "ts", "js", "css", "jte", "");
    private static final Set<String> GOLDEN = Set.of("KPI.md", "schema.txt");
    /** Addresses, imports, rows of a markdown table, images, and sentences that SQL wants in one literal. */
    private static final Pattern CANNOT_BREAK =
            Pattern.compile("https?:|^import |^\\||^!\\[|^\\s*comment on .*'|^\\s*'.*'|'[^']{60,}'");

    private static final Pattern BANNED_NAME =
            Pattern.compile("(?i)(^|/)(common|util|utils|helper|helpers|shared|misc|base|impl|manager|managers)(/|$)"
                    + "|(Manager|Helper|Utils|Impl)\\.java$|(^|/)Abstract\\w*\\.java$");
    private static final Pattern METHOD_START = Pattern.compile("^ {4,20}[^\\s/*@].*\\).*\\{$");
    private static final Pattern NOT_A_METHOD =
            Pattern.compile("^\\s*(if|for|while|switch|try|do|else|return|synchronized|case|\\}|new)\\b.*|.*->\\s*\\{$"
                    + "|.*\\bnew \\w.*|^\\s*[.)&|+?:].*|.*\\b(class|record|interface|enum)\\b.*");
    private static final Pattern RATIO_WORD = Pattern.compile("(?i)ratio|rate|percent|share");
    private static final Pattern FLOATING = Pattern.compile("\\b(double|float|Double|Float)\\b");
    private static final Pattern GETTER = Pattern.compile(
            "^\\s*(?:(?:public|protected|private|static|final) )+" + "[\\w<>\\[\\], ?.@]+ get[A-Z]\\w*\\(");
    private static final Pattern OPEN_END = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private FileRules() {}

    static List<String> all(SourceFile file) {
        List<String> found = new ArrayList<>();
        found.addAll(longLines(file));
        found.addAll(longFile(file));
        found.addAll(longMethods(file));
        found.addAll(bannedNames(file));
        found.addAll(floatingMoney(file));
        found.addAll(getters(file));
        found.addAll(tabs(file));
        found.addAll(openEnds(file));
        found.addAll(titles(file));
        return found;
    }

    static List<String> longLines(SourceFile file) {
        List<String> found = new ArrayList<>();
        if (!MEASURED.contains(file.extension()) || GOLDEN.contains(file.name())) {
            return found;
        }
        for (int i = 0; i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            boolean cannotBreak = CANNOT_BREAK.matcher(line).find();
            if (line.codePointCount(0, line.length()) > LINE_MAX && !cannotBreak) {
                found.add(file.at(i) + ": the line has " + line.length() + " characters, " + LINE_MAX + " at most");
            }
        }
        return found;
    }

    static List<String> longFile(SourceFile file) {
        boolean measured = Set.of("java", "sql", "ts", "js").contains(file.extension());
        return measured && file.lines().size() >= FILE_LINES_MAX
                ? List.of(file.path() + ": " + file.lines().size() + " lines, fewer than " + FILE_LINES_MAX
                        + " wanted: split it by subject")
                : List.of();
    }

    static List<String> longMethods(SourceFile file) {
        List<String> found = new ArrayList<>();
        for (int i = 0; file.isJava() && i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            if (METHOD_START.matcher(line).matches()
                    && !NOT_A_METHOD.matcher(line).matches()) {
                int declared = declaration(file.lines(), i);
                if (NOT_A_METHOD.matcher(file.lines().get(declared)).matches()) {
                    continue;
                }
                String end = " ".repeat(indent(file.lines().get(declared))) + "}";
                int length = file.lines().subList(declared, file.lines().size()).indexOf(end) + 1;
                if (length > METHOD_LINES_MAX) {
                    found.add(file.at(declared) + ": the method has " + length + " lines, " + METHOD_LINES_MAX
                            + " at most: name its steps");
                }
            }
        }
        return found;
    }

    /** The first line of the declaration whose parameter list ends in line {@code end}. */
    private static int declaration(List<String> lines, int end) {
        int open = 0;
        for (int i = end; i >= 0; i--) {
            open += count(lines.get(i), '(') - count(lines.get(i), ')');
            if (open >= 0) {
                return i;
            }
        }
        return end;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static int count(String line, char wanted) {
        return Math.toIntExact(
                line.chars().filter(character -> character == wanted).count());
    }

    static List<String> bannedNames(SourceFile file) {
        return BANNED_NAME.matcher(file.path()).find()
                ? List.of(file.path() + ": the name says nothing of the trade; name what it is about")
                : List.of();
    }

    /** Money and quantities are integers; ratios alone may be floating, and say so in their names. */
    static List<String> floatingMoney(SourceFile file) {
        List<String> found = new ArrayList<>();
        boolean exact = file.isJava()
                && file.path().contains("/src/main/")
                && file.under("streaming-jobs/jobs/", "streaming-jobs/facts/", "cdc/ledger-events/");
        for (int i = 0; exact && i < file.lines().size(); i++) {
            String line = file.lines().get(i);
            boolean comment = line.strip().startsWith("*") || line.strip().startsWith("//") || line.contains("/**");
            if (!comment
                    && FLOATING.matcher(line).find()
                    && !RATIO_WORD.matcher(line).find()) {
                found.add(file.at(i) + ": floating point outside a ratio; use long …Minor or …Micro");
            }
        }
        return found;
    }

    static List<String> getters(SourceFile file) {
        List<String> found = new ArrayList<>();
        for (int i = 0; file.isJava() && i < file.lines().size(); i++) {
            boolean inherited =
                    file.lines().subList(Math.max(0, i - 2), i).stream().anyMatch(line -> line.contains("@Override"));
            if (GETTER.matcher(file.lines().get(i)).find() && !inherited) {
                found.add(file.at(i) + ": drop the prefix get");
            }
        }
        return found;
    }

    static List<String> tabs(SourceFile file) {
        List<String> found = new ArrayList<>();
        for (int i = 0; MEASURED.contains(file.extension()) && i < file.lines().size(); i++) {
            if (file.lines().get(i).indexOf('\t') >= 0) {
                found.add(file.at(i) + ": a tab; use spaces");
            }
        }
        return found;
    }

    static List<String> openEnds(SourceFile file) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < file.lines().size(); i++) {
            if (OPEN_END.matcher(file.lines().get(i)).find()) {
                found.add(file.at(i) + ": finish it, or write an issue");
            }
        }
        return found;
    }

    static List<String> titles(SourceFile file) {
        if (!file.extension().equals("md")) {
            return List.of();
        }
        boolean code = false;
        int titles = 0;
        for (String line : file.lines()) {
            if (line.startsWith("```")) {
                code = !code;
            }
            if (!code && line.startsWith("# ")) {
                titles++;
            }
        }
        return titles == 1 ? List.of() : List.of(file.path() + ": " + titles + " titles (# ), one wanted");
    }
}
