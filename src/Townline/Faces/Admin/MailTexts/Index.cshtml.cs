using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Admin.Parts;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.MailTexts;

/// <summary>The mails that the town writes to residents, and how easily each is read.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class MailTextsModel(TownContext town, IMailSamples samples, Wording wording, IWords words) : PageModel
{
    public IReadOnlyList<MailTextLine> Lines { get; private set; } = [];

    public async Task OnGet(CancellationToken cancel)
    {
        var theirs = (await wording.List(town.TenantId, cancel)).ToLookup(row => row.Language, row => row.Key);
        var lines = new List<MailTextLine>();
        foreach (var kind in samples.Kinds)
        {
            foreach (var language in AdminTown.Languages(words))
            {
                var sample = await samples.Show(town.TenantId, kind.Name, language, new Dictionary<string, string>(), cancel);
                lines.Add(new MailTextLine(kind.Name, language, ReadingEase.Of(language, sample!.Text), theirs[language].Intersect(kind.Keys).Count()));
            }
        }

        Lines = lines;
    }
}

/// <param name="Ease">See <see cref="ReadingEase"/>.</param>
/// <param name="Own">How many of its texts the town says differently.</param>
internal sealed record MailTextLine(string Kind, string Language, double? Ease, int Own)
{
    /// <summary>End of a key of words.</summary>
    public static string Level(double ease) => ease switch
    {
        >= 70 => "easy",
        >= 60 => "plain",
        >= 50 => "fair",
        _ => "hard",
    };
}
