/* Numbers as the server writes them: CLDR through Intl, minus U+2212, "=" for no change. Pure, no DOM. */

const MINUS = "\u2212";

/** Formatter set of one language ("fr" or "en") and currency. */
export function formats(language, currency = "EUR") {
  const locale = language === "en" ? "en-GB" : "fr-FR";
  const minus = (text) => text.replace(/-/g, MINUS);
  const fixed = (value, decimals = 0) =>
    minus(
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(value),
    );
  const signed = (value, decimals = 0) => {
    if (Math.abs(value) < 0.5 / 10 ** decimals) return "=";
    return (value > 0 ? "+" : "") + fixed(value, decimals);
  };
  const percent = (ratio, decimals = 1) => fixed(ratio * 100, decimals) + (language === "en" ? "%" : "\u00a0%");
  const money = (value) =>
    minus(
      new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" }).format(value),
    );
  return { locale, fixed, signed, percent, money };
}
