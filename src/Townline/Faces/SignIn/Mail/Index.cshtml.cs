using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Admin.Parts;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Faces.SignIn.Mail;

/// <summary>What one hears of by mail, in which language, and whether such mails arrive.</summary>
[Needs(Right.OwnAccount)]
internal sealed class OwnMailPage(TownContext town, IStaffNews news, IStaffMail mail, IWords words) : PageModel
{
    [BindProperty]
    public List<string> Wanted { get; set; } = [];

    [BindProperty]
    public string? Language { get; set; }

    /// <summary>What was just done, to be confirmed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Said { get; set; }

    public SignedInStaff Me => HttpContext.RequireStaff();

    public NewsChoice Choice { get; private set; } = null!;

    public bool IsOffered { get; private set; }

    public bool IsDead => Choice.IsDead(Me.Email);

    /// <summary>What such mails tell of is read at the desk.</summary>
    public bool MayRead => Me.May(Right.DeskRead);

    public IReadOnlyList<FieldOption> Options => [.. IStaffNews.Choices.Select(kind => new FieldOption($"{kind}", words[$"own-mail.wanted.{kind}"]))];

    public IReadOnlyList<FieldOption> Languages => [.. AdminTown.Languages(words).Select(language => new FieldOption(language, LanguageTag.OwnName(language)))];

    public async Task OnGet()
    {
        await Load();
        Wanted = [.. Choice.Wanted.Select(kind => $"{kind}")];
        Language = Choice.Language ?? words.Language;
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        var wanted = IStaffNews.Choices.Where(kind => Wanted.Contains($"{kind}")).ToList();
        var language = AdminTown.Languages(words).FirstOrDefault(offered => offered == Language);
        await town.Write(unit => news.Choose(unit, Me.Id, wanted, language), cancel);
        return Redirect($"{StaffMailPath.Choose}?said=saved");
    }

    public async Task<IActionResult> OnPostAgain(CancellationToken cancel)
    {
        await town.Write(unit => news.TryAgain(unit, Me.Id), cancel);
        return Redirect($"{StaffMailPath.Choose}?said=again");
    }

    private async Task Load() => (Choice, IsOffered) = (await news.Of(town.TenantId, Me.Id), await mail.IsOffered(town.TenantId));
}
