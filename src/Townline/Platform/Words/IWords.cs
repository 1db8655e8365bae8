using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Townline.Platform.Words;

/// <summary>
/// The words of a page, a message or a spoken line in one language, for one town: <c>@W["report.title"]</c>.
/// Texts come from the <c>Words/{language}.json</c> files of the modules and may be replaced by the town.
/// README.md beside this file describes placeholders and plurals.
/// </summary>
public interface IWords
{
    /// <summary>The text of a key. A plain string: Razor encodes it, arguments included.</summary>
    /// <param name="key">For example <c>report.title</c>.</param>
    /// <param name="args">Fill <c>{0}</c>, <c>{1}</c>… Numbers are written as the language writes them (pass references, years and codes as strings);
    /// a <see cref="LocalText"/> is shown in this language.</param>
    /// <exception cref="MissingWordsException">In Development and Testing when no file has the key. In production English, then the key itself, is shown.</exception>
    string this[string key, params object?[] args] { get; }

    /// <summary>As the indexer, for sentences with a link or emphasis inside: the text and plain arguments are encoded, only arguments that are already
    /// <see cref="IHtmlContent"/> keep their markup. Wording changed by a town can therefore never bring in markup.</summary>
    IHtmlContent Html(string key, params object?[] args);

    /// <summary>Whether a text exists for a key that is put together at run time.</summary>
    bool Has(string key);

    /// <summary>Language tag for <c>html lang</c>: <c>en</c>, <c>es</c>, <c>qps-plocm</c>.</summary>
    string Language { get; }

    /// <summary><c>ltr</c> or <c>rtl</c>, for <c>html dir</c>.</summary>
    string Direction { get; }

    /// <summary>Languages this town offers, its default first.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>How this language writes numbers and names of months.</summary>
    CultureInfo Culture { get; }

    /// <summary>The same town's words in another language (a message to somebody who prefers it). An unknown language gives the town's default.</summary>
    IWords In(string? language);

    /// <summary>A text that the town keeps in several languages, in this one or the nearest it has.</summary>
    string Of(LocalText? text);

    /// <summary>12,345 or 12.345.</summary>
    string Number(long number);

    /// <summary>A number with exactly <paramref name="decimals"/> decimals.</summary>
    string Number(double number, int decimals);

    /// <summary>0.123 as "12%" ("12 %" in Spanish).</summary>
    string Percent(double share);
}
