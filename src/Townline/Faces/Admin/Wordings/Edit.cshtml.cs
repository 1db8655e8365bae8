using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Faces.Admin.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Wordings;

/// <summary>One text in all languages of the town: ours, and the town's own.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class WordingEditModel(TownContext town, Wording wording, WordBook book, IWords words) : PageModel
{
    /// <summary>What is typed, by language.</summary>
    [BindProperty]
    public Dictionary<string, string?> Text { get; set; } = [];

    /// <summary>What stood there when the page was opened.</summary>
    [BindProperty]
    public Dictionary<string, string?> Seen { get; set; } = [];

    public string Key { get; private set; } = "";

    public IReadOnlyList<WordingLine> Lines { get; private set; } = [];

    public bool Saved { get; private set; }

    /// <summary>What the text takes in, such as "{0}".</summary>
    public IReadOnlyList<string> Placeholders => [.. book.Find(Lines[0].Language, Key)!.Arguments.Select(argument => $"{{{argument}}}")];

    public async Task<IActionResult> OnGet(string key, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        return await Load(key, cancel) ? Page() : NotFound();
    }

    /// <param name="reset">A language to go back to our words in.</param>
    public async Task<IActionResult> OnPost(string key, string? reset, CancellationToken cancel)
    {
        if (!await Load(key, cancel))
        {
            return NotFound();
        }

        var wanted = Lines
            .Where(line => reset is null ? Text.ContainsKey(line.Language) : line.Language == reset)
            .Select(line => new NewWording(line.Language, key, reset is null ? Text[line.Language]?.Trim().ReplaceLineEndings("\n") : null, Seen.GetValueOrDefault(line.Language)?.ReplaceLineEndings("\n")))
            .ToList();
        foreach (var text in wanted)
        {
            if (wording.Problem(text.Language, key, text.Text) is { } problem)
            {
                ModelState.AddModelError($"Text[{text.Language}]", words[$"wording.{problem.Code}", problem.Args]);
            }
        }

        return ModelState.IsValid && await Save(wanted, cancel) ? Redirect($"/admin/wording/{key}?saved=true") : Page();
    }

    /// <summary>All languages in one unit of work.</summary>
    private async Task<bool> Save(IReadOnlyList<NewWording> wanted, CancellationToken cancel)
    {
        try
        {
            await town.Write(
                async unit =>
                {
                    foreach (var text in wanted)
                    {
                        await wording.Set(unit, text);
                    }
                },
                cancel);
            return true;
        }
        catch (StaleWordingException stale)
        {
            ModelState.AddModelError($"Text[{stale.Language}]", words["admin.wording.stale", stale.Current]);
            ModelState.Remove($"Seen[{stale.Language}]");
            Seen[stale.Language] = stale.Current;
            return false;
        }
    }

    private async Task<bool> Load(string key, CancellationToken cancel)
    {
        if (WordBook.IsFormat(key) || book.Find(LanguageTag.English, key) is null)
        {
            return false;
        }

        Key = key;
        var theirs = (await wording.List(town.TenantId, cancel)).Where(row => row.Key == key).ToDictionary(row => row.Language, row => row.Text);
        Lines = [.. AdminTown.Languages(words).Select(language => new WordingLine(key, language, book.Find(language, key)!.Source, theirs.GetValueOrDefault(language)))];
        return true;
    }
}
