using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Phone;

/// <summary>Lists that are edited as lines of text: <c>201 = ana@town.example</c>, <c>answered = Question answered / Pregunta respondida</c>.</summary>
internal static class SetupLines
{
    /// <summary>The two sides of each line; blank lines are left out, a line without a sign has an empty right side.</summary>
    public static IEnumerable<(string Left, string Right)> Read(string? text) =>
        (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Select(parts => (parts[0], parts.Length > 1 ? parts[1] : ""));

    public static string Write(IEnumerable<(string Left, string Right)> lines) => string.Join('\n', lines.Select(line => $"{line.Left} = {line.Right}"));

    /// <summary>A name in the town's languages, in their order, with " / " between.</summary>
    public static LocalText Name(string text, IReadOnlyList<string> languages) =>
        LocalText.Of([.. text.Split('/', StringSplitOptions.TrimEntries).Take(languages.Count).Select((part, i) => (languages[i], part))]);

    /// <inheritdoc cref="Name(string, IReadOnlyList{string})"/>
    public static string Name(LocalText name, IReadOnlyList<string> languages) => string.Join(" / ", languages.Select(language => name[language] ?? "")).TrimEnd(' ', '/');

    public static IReadOnlyList<Disposition> Dispositions(string? text, IReadOnlyList<string> languages) =>
        [.. Read(text).Select(line => new Disposition(line.Left, Name(line.Right, languages)))];

    public static string Dispositions(IEnumerable<Disposition> dispositions, IReadOnlyList<string> languages) =>
        Write(dispositions.Select(disposition => (disposition.Code, Name(disposition.Name, languages))));
}
