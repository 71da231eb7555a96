package vigie.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Option builders are pure modules: loaded alone from their source, asked for the grammar every chart keeps. */
@NullUnmarked
class ChartOptionsIT {
    private static final Path SOURCES = Path.of("src/main/web");
    private static final String SETUP = """
            async () => {
              const { formats } = await import('/format.js');
              const { builders } = await import('/charts/registry.js');
              const theme = new Proxy({}, { get: (_, name) => name === 'font' ? 'sans-serif' : 'rgb(1,2,3)' });
              globalThis.build = (name, data, width = 1000, height = 400) =>
                builders[name](data, { theme: Object.assign({},
                  ...['good','bad','ac','py','pySoft','hatch','surface','surface2',
                  'text','text2','badText','accent','accentWeak','border','borderStrong','rule','heatGood','heatBad']
                  .map(key => ({ [key]: key.startsWith('heat') || key === 'surface2' ? 'rgb(1,2,3)' : key })),
                  { font: 'sans-serif' }),
                  format: formats('fr'), width, height, description: 'une phrase' });
              globalThis.fr = formats('fr');
              globalThis.en = formats('en');
              globalThis.monthly = { months: [
                  { label: 'a', title: 'a', actual: 100, prior: 80, running: false },
                  { label: 'b', title: 'b', actual: 50, prior: 90, running: true }],
                scale: 1, unit: '€', higherIsGood: true,
                words: { actual: 'Réel', prior: 'N-1', change: 'Écart', measure: 'Marge' } };
            }
            """;

    private static ChromiumForTests chromium;
    private static Page page;

    @BeforeAll
    static void start() {
        chromium = ChromiumForTests.start();
        page = chromium.browser().newPage();
        page.route("http://modules.test/**", route -> {
            String name = route.request().url().substring("http://modules.test/".length());
            if (name.endsWith(".js")) {
                route.fulfill(new Route.FulfillOptions()
                        .setPath(SOURCES.resolve(name))
                        .setContentType("text/javascript"));
            } else {
                route.fulfill(new Route.FulfillOptions()
                        .setBody("<!doctype html><title>modules</title>")
                        .setContentType("text/html"));
            }
        });
        page.navigate("http://modules.test/");
        page.evaluate(SETUP);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void drawsFlowsFromZeroWithScenarioColours() {
        assertThat(page.evaluate("build('months', monthly).yAxis[0].min")).isEqualTo(0);
        assertThat(page.evaluate("build('months', monthly).series.map(s => s.name).join()"))
                .isEqualTo("N-1,Réel,Écart,Écart %");
        assertThat(page.evaluate("build('months', monthly).series[0].itemStyle.color"))
                .isEqualTo("pySoft");
        assertThat(page.evaluate("build('months', monthly).series[1].data[0].itemStyle.color"))
                .isEqualTo("ac");
    }

    @Test
    void hatchesTheRunningMonthAndWhatIsUnfavourable() {
        assertThat(page.evaluate("!!build('months', monthly).series[1].data[1].itemStyle.decal"))
                .isEqualTo(true);
        assertThat(page.evaluate("!!build('months', monthly).series[1].data[0].itemStyle.decal"))
                .isEqualTo(false);
        assertThat(page.evaluate("build('months', monthly).series[2].data"
                        + ".map(d => d.itemStyle.color + !!d.itemStyle.decal).join()"))
                .isEqualTo("goodfalse,badtrue");
    }

    @Test
    void leavesTheComparisonOutWhenThereIsNone() {
        String data = "{...monthly, months: monthly.months.map(m => ({...m, prior: null}))}";
        assertThat(page.evaluate("build('months', " + data + ").series.map(s => s.name).join()"))
                .isEqualTo("Réel");
    }

    @Test
    void showsSixMonthsOnAPhone() {
        String data = "{...monthly, months: Array.from({length: 13}, () => monthly.months[0])}";
        assertThat(page.evaluate("build('months', " + data + ", 350).xAxis[0].data.length"))
                .isEqualTo(6);
    }

    @Test
    void addsTheBridgeUpWithoutRest() {
        String data = "{ steps: [{label:'CA', value:100, kind:'total', share:1},"
                + " {label:'x', value:-60, kind:'step', share:.6},"
                + " {label:'M', value:40, kind:'total', share:.4}], scale: 1, unit: '€' }";
        assertThat(page.evaluate("build('bridge', " + data + ").xAxis.min")).isEqualTo(0);
        assertThat(page.evaluate("build('bridge', " + data + ").series[0].data.join()"))
                .isEqualTo("0,40,0");
        assertThat(page.evaluate("build('bridge', " + data + ").series[1].data.map(d => d.value).join()"))
                .isEqualTo("100,60,40");
    }

    /** A sheet as the server writes it: two rows, a name and an amount. */
    private static String sheet(String rows, String draw) {
        return "{ rows: " + rows + ", labels: { n: 'Nom', v: 'Valeur', w: 'Autre', l: 'Grand livre' },"
                + " types: { n: 'TEXT', v: 'MONEY', w: 'MONEY', l: 'MONEY' }, draw: " + draw
                + ", scale: 1, unit: '€', words: { others: 'Autres', prior: 'N-1', days: 'j' } }";
    }

    @Test
    void drawsEachRowOfASheetAsABarWithTheComparedOneBehind() {
        String data = sheet("[{n:'a', v:60, 'v.prior':50}, {n:'b', v:40, 'v.prior':null}]", "{label:'n', y:'v'}");
        assertThat(page.evaluate("build('bars', " + data + ").series.map(s => s.name).join()"))
                .isEqualTo("N-1,Valeur");
        assertThat(page.evaluate("build('bars', " + data + ").series[1].data.map(d => d.value).join()"))
                .isEqualTo("60,40");
        assertThat(page.evaluate("build('bars', " + data + ").graphic.map(g => g.style.text).join(';')"))
                .isEqualTo("60,0;60,0\u00a0%;40,0;40,0\u00a0%");
    }

    @Test
    void stacksLevelsUnderTheLedgerAndGathersTheSmallOnes() {
        String rows = "['a','b','c','d','e','f'].map((n, i) => ({x:'m', n, v: 6 - i, l: 21}))";
        String data = sheet(rows, "{x:'x', series:'n', y:'v', line:'l'}");
        assertThat(page.evaluate("build('areas', " + data + ").series.map(s => s.name).join()"))
                .isEqualTo("a,b,c,d,Autres,Grand livre");
        assertThat(page.evaluate(
                        "build('areas', " + data + ").series.slice(0, 5).reduce((sum, s) => sum + s.data[0], 0)"))
                .isEqualTo(21);
        assertThat(page.evaluate("build('areas', " + data + ").series.at(-1).data.join()"))
                .isEqualTo("21");
    }

    @Test
    void mirrorsWhatWentOutBelowTheAxis() {
        String data = sheet("[{x:'s1', v:5, w:3}]", "{x:'x', up:'v', down:'w'}");
        assertThat(page.evaluate("build('mirror', " + data + ").series.map(s => s.data[0]).join()"))
                .isEqualTo("5,-3");
    }

    @Test
    void drawsTheParetoCurveOfWhatWeighsSomething() {
        String data = sheet(
                "[{n:'a', v:80, c:'A', w:0.8}, {n:'b', v:20, c:'B', w:1}, {n:'c', v:0, c:'C', w:1}]",
                "{label:'n', y:'v', series:'c', share:'w'}");
        assertThat(page.evaluate("build('pareto', " + data + ").series[1].data.join()"))
                .isEqualTo("0.8,1");
        assertThat(page.evaluate("build('pareto', " + data + ").series[0].markLine.data.map(d => d.name).join()"))
                .isEqualTo("A,B");
    }

    @Test
    void marksPointsBeyondTheirAlertByShapeToo() {
        String data = sheet("[{n:'a', x:10, v:5}, {n:'b', x:400, v:7}]", "{label:'n', x:'x', y:'v', alert:'365'}");
        assertThat(page.evaluate("build('points', " + data + ").series[0].data.map(d => d.symbol).join()"))
                .isEqualTo("circle,triangle");
    }

    @Test
    void tellsItsSentenceToScreenReaders() {
        assertThat(page.evaluate("build('months', monthly).aria.label.description"))
                .isEqualTo("une phrase");
    }

    @Test
    void writesNumbersAsTheServerDoes() {
        assertThat(page.evaluate("fr.fixed(-1234567.5, 2)")).isEqualTo("\u22121\u202f234\u202f567,50");
        assertThat(page.evaluate("en.fixed(-1234567.5, 2)")).isEqualTo("\u22121,234,567.50");
        assertThat(page.evaluate("fr.percent(0.33374)")).isEqualTo("33,4\u00a0%");
        assertThat(page.evaluate("en.percent(0.33374)")).isEqualTo("33.4%");
        assertThat(page.evaluate("fr.signed(0)")).isEqualTo("=");
        assertThat(page.evaluate("fr.money(-12.5)")).isEqualTo("\u221212,50\u00a0€");
        assertThat(page.evaluate("en.money(42.02)")).isEqualTo("€42.02");
    }
}
