using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Admin.Wordings;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.MailTexts;

/// <summary>One mail in one language: its texts, and how it looks with them. What is tried out goes to nobody.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class MailTextModel(TownContext town, IMailSamples samples, Wording wording, WordBook book, IWords words) : PageModel
{
    /// <summary>What is typed, by key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Text { get; set; } = [];

    /// <summary>What stood there when the page was opened.</summary>
    [BindProperty]
    public Dictionary<string, string?> Seen { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    public MailKind Kind { get; private set; } = null!;

    public IReadOnlyList<WordingLine> Lines { get; private set; } = [];

    public MailSample Sample { get; private set; } = null!;

    public bool Saved { get; private set; }

    /// <summary>The sample shows what is typed, which is not saved.</summary>
    public bool IsTrial { get; private set; }

    public double? Ease => ReadingEase.Of(Language!, Sample.Text);

    public IReadOnlyList<string> Languages => AdminTown.Languages(words);

    public string Placeholders(string key) => string.Join(", ", book.Find(Language!, key)!.Arguments.Select(argument => $"{{{argument}}}"));

    public async Task<IActionResult> OnGet(string kind, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        return await Load(kind, cancel) ? await Show([], cancel) : NotFound();
    }

    /// <summary>The mail as its readers get it, with the words of the town.</summary>
    public async Task<IActionResult> OnGetHtml(string kind, CancellationToken cancel)
    {
        if (!await Load(kind, cancel))
        {
            return NotFound();
        }

        await Show([], cancel);
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        return Content(Sample.Html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnPostTry(string kind, CancellationToken cancel)
    {
        if (!await Load(kind, cancel))
        {
            return NotFound();
        }

        IsTrial = Check();
        return await Show(IsTrial ? Typed : [], cancel);
    }

    /// <param name="reset">A text to go back to our words in.</param>
    public async Task<IActionResult> OnPost(string kind, string? reset, CancellationToken cancel)
    {
        if (!await Load(kind, cancel))
        {
            return NotFound();
        }

        return (reset is not null || Check()) && await Save(reset, cancel)
            ? Redirect($"/admin/mail-texts/{Kind.Name}?language={Language}&saved=true")
            : await Show([], cancel);
    }

    private Dictionary<string, string> Typed => Lines.Where(line => !string.IsNullOrWhiteSpace(Text.GetValueOrDefault(line.Key))).ToDictionary(line => line.Key, line => Text[line.Key]!.Trim().ReplaceLineEndings("\n"));

    private bool Check()
    {
        foreach (var (key, text) in Typed)
        {
            if (wording.Problem(Language!, key, text) is { } problem)
            {
                ModelState.AddModelError($"Text[{key}]", words[$"wording.{problem.Code}", problem.Args]);
            }
        }

        return ModelState.IsValid;
    }

    private async Task<bool> Save(string? reset, CancellationToken cancel)
    {
        var typed = Typed;
        try
        {
            await town.Write(
                async unit =>
                {
                    foreach (var line in Lines.Where(line => reset is null || line.Key == reset))
                    {
                        await wording.Set(unit, new NewWording(Language!, line.Key, reset is null ? typed.GetValueOrDefault(line.Key) : null, Seen.GetValueOrDefault(line.Key)?.ReplaceLineEndings("\n")));
                    }
                },
                cancel);
            return true;
        }
        catch (StaleWordingException stale)
        {
            ModelState.AddModelError("", words["admin.wording.stale", stale.Current]);
            return false;
        }
    }

    private async Task<IActionResult> Show(Dictionary<string, string> instead, CancellationToken cancel)
    {
        Sample = (await samples.Show(town.TenantId, Kind.Name, Language!, instead, cancel))!;
        return Page();
    }

    private async Task<bool> Load(string kind, CancellationToken cancel)
    {
        if (samples.Kinds.FirstOrDefault(one => one.Name == kind) is not { } found)
        {
            return false;
        }

        Kind = found;
        Language = Language is not null && Languages.Contains(Language) ? Language : Languages[0];
        var theirs = (await wording.List(town.TenantId, cancel)).Where(row => row.Language == Language).ToDictionary(row => row.Key, row => row.Text);
        Lines = [.. found.Keys.Select(key => new WordingLine(key, Language, book.Find(Language, key)!.Source, theirs.GetValueOrDefault(key)))];
        return true;
    }
}
