using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Wordings;

/// <summary>All words of the program, to be found and put in the town's own.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class WordingIndexModel(TownContext town, Wording wording, WordBook book, IWords words) : PageModel
{
    private const int LinesOnAPage = 50;

    public string? Search { get; private set; }

    public string Language { get; private set; } = "";

    public bool OnlyOwn { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; }

    public int Found { get; private set; }

    public IReadOnlyList<WordingLine> Lines { get; private set; } = [];

    public IReadOnlyList<FieldOption> Languages => [.. AdminTown.Languages(words).Select(language => new FieldOption(language, LanguageTag.OwnName(language)))];

    /// <param name="q">Words, or the beginning of a key.</param>
    /// <param name="own">Only what the town says differently.</param>
    public async Task OnGet(string? q, string? language, string? own, [FromQuery(Name = "page")] int? number, CancellationToken cancel)
    {
        var offered = AdminTown.Languages(words);
        Language = language is not null && offered.Contains(language) ? language : offered.Contains(words.Language) ? words.Language : offered[0];
        (Search, OnlyOwn) = (q, own is not null);
        var theirs = (await wording.List(town.TenantId, cancel)).Where(row => row.Language == Language).ToDictionary(row => row.Key, row => row.Text);
        var lines = book.Keys(Language)
            .Where(key => !WordBook.IsFormat(key))
            .Select(key => new WordingLine(key, Language, book.Find(Language, key)!.Source, theirs.GetValueOrDefault(key)))
            .Where(line => (!OnlyOwn || line.Theirs is not null) && (string.IsNullOrWhiteSpace(q) || line.Holds(q.Trim())))
            .OrderBy(line => line.Key, StringComparer.Ordinal)
            .ToList();
        (Found, Pages) = (lines.Count, (lines.Count + LinesOnAPage - 1) / LinesOnAPage);
        PageNumber = Math.Clamp(number ?? 1, 1, Math.Max(1, Pages));
        Lines = [.. lines.Skip((PageNumber - 1) * LinesOnAPage).Take(LinesOnAPage)];
    }

    public string Href(int page) =>
        $"/admin/wording?page={page}&language={Language}&q={Uri.EscapeDataString(Search ?? "")}{(OnlyOwn ? "&own=yes" : "")}";
}
