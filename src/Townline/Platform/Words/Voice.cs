using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Townline.Platform.Words;

/// <summary>The word book read aloud in one language for one town: its own wording first, then the files.</summary>
internal sealed class Voice : IWords
{
    private readonly WordBook _book;
    private readonly TownLanguages _town;
    private readonly MissingWords _missing;
    private readonly PhraseStyle _plain;

    public Voice(WordBook book, TownLanguages town, MissingWords missing, string language)
    {
        (_book, _town, _missing, Language) = (book, town, missing, language);
        Culture = LanguageTag.Culture(language);
        _plain = new PhraseStyle(language, literal => literal, Show);
    }

    public string Language { get; }
    public CultureInfo Culture { get; }
    public string Direction => LanguageTag.IsRightToLeft(Language) ? "rtl" : "ltr";
    public IReadOnlyList<string> Languages => _town.Offered;

    public string this[string key, params object?[] args] => Find(key) is { } phrase ? phrase.Fill(args, _plain) : key;

    public IHtmlContent Html(string key, params object?[] args)
    {
        var encoded = new PhraseStyle(Language, HtmlText.Encoder.Encode, arg => arg is IHtmlContent html ? Markup(html) : HtmlText.Encoder.Encode(Show(arg)));
        return new HtmlString(Find(key) is { } phrase ? phrase.Fill(args, encoded) : HtmlText.Encoder.Encode(key));
    }

    public bool Has(string key) => _book.Find(Language, key) is not null;

    public IWords In(string? language) =>
        language == Language ? this : new Voice(_book, _town, _missing, LanguageChoice.Nearest(language, _town.Offered) ?? _town.Default);

    public string Of(LocalText? text) => text?.In(Language, _town.Default) ?? "";

    public string Number(long number) => number.ToString("N0", Culture);
    public string Number(double number, int decimals) => number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);
    public string Percent(double share) => share.ToString("P0", Culture);

    private Phrase? Find(string key)
    {
        if ((_town.Wording(Language, key) ?? _book.Find(Language, key)) is { } phrase)
            return phrase;
        _missing.Report(key, Language);
        return _book.Find(LanguageTag.English, key);
    }

    private string Show(object? arg) =>
        arg switch
        {
            null => "",
            string text => text,
            LocalText text => Of(text),
            int or long or short or byte or uint or ulong => ((IFormattable)arg).ToString("N0", Culture),
            IFormattable value => value.ToString(null, Culture),
            _ => arg.ToString() ?? "",
        };

    private static string Markup(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, HtmlText.Encoder);
        return writer.ToString();
    }
}
