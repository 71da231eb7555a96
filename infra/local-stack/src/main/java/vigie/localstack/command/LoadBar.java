package vigie.localstack.command;

import java.io.PrintWriter;
import java.time.LocalDate;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import vigie.operationaldb.LoadProgress;

/** Shows how far a load is: a bar on a terminal, a line per tenth where the output goes to a file. */
final class LoadBar implements LoadProgress, AutoCloseable {
    private static final int REFRESH_MILLIS = 200;

    private final PrintWriter out;
    private final String task;
    private final boolean terminal = Boolean.getBoolean("vigie.terminal");
    private @Nullable ProgressBar bar;
    private int tenthTold;

    LoadBar(PrintWriter out, String task) {
        this.out = out;
        this.task = task;
    }

    @Override
    public void advanced(int done, int total, LocalDate businessOn) {
        if (terminal) {
            ProgressBar shown = bar;
            if (shown == null) {
                shown = new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .build();
                bar = shown;
            }
            shown.stepTo(done);
            shown.setExtraMessage(businessOn.toString());
            return;
        }
        int tenth = done * 10 / total;
        if (tenth > tenthTold) {
            tenthTold = tenth;
            out.println("  " + task + " " + tenth * 10 + " % (" + businessOn + ")");
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
