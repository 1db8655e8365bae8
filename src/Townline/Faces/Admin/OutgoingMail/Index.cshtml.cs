using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Townline.Conversations.Contracts;
using Townline.Faces.Admin.Mail;
using Townline.Faces.Shared.Fields;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.OutgoingMail;

/// <summary>Through which server the town's mail goes out, with a trial that says what is wrong.</summary>
[Needs(Right.SettingsEdit)]
internal sealed class OutgoingMailModel(TownContext town, IOutgoingMail mail, IWords words) : PageModel
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["mail-host"] = nameof(MailInput.Host),
        ["mail-port"] = nameof(MailInput.Port),
        ["mail-fingerprint"] = nameof(MailInput.Fingerprint),
        ["mail-user"] = nameof(MailInput.User),
        ["mail-grant-user"] = nameof(MailInput.User),
        ["mail-secret"] = nameof(MailInput.Secret),
        ["mail-connections"] = nameof(MailInput.MostConnections),
        ["mail-dkim-domain"] = nameof(MailInput.DkimDomain),
        ["mail-dkim-selector"] = nameof(MailInput.DkimSelector),
        ["mail-dkim-both"] = nameof(MailInput.DkimSelector),
    };

    [BindProperty]
    public MailInput Input { get; set; } = new();

    [BindProperty]
    public string? To { get; set; }

    /// <summary>What is kept; null while the town sends none.</summary>
    public OutgoingMailSetup? Setup { get; private set; }

    /// <summary>"kept" or "stopped" just now.</summary>
    public string? Said { get; private set; }

    public MailTrial? Trial { get; private set; }

    public IReadOnlyList<FieldOption> Encryptions =>
        [.. new[] { MailEncryption.StartTls, MailEncryption.Tls, MailEncryption.IfOffered, MailEncryption.None }.Select(way => new FieldOption($"{way}", words[$"outgoing.encryption.{way}"], words[$"outgoing.encryption.{way}.hint"]))];

    public IReadOnlyList<FieldOption> Ways => SignInWays.Options(words);

    public async Task OnGet(string? said, CancellationToken cancel)
    {
        Said = said is "kept" or "stopped" ? said : null;
        await Load(cancel);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancel)
    {
        try
        {
            await town.Write(unit => mail.Save(unit, Input.Setup(), string.IsNullOrEmpty(Input.Secret) ? null : Input.Secret, dkimKey: null, Input.Grant.NewRefreshToken), cancel);
            return Redirect("/admin/outgoing?said=kept");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(Fields.TryGetValue(broken.Code, out var field) ? $"Input.{field}" : GrantInput.FieldOf(broken.Code) ?? "", words[broken.Message, [.. broken.Args]]);
            Setup = await mail.Of(town.TenantId, cancel);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostTry(CancellationToken cancel)
    {
        // What the other form holds was not sent along.
        ModelState.Clear();
        Trial = await mail.Try(town.TenantId, To ?? "", words.Language, cancel);
        await Load(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemove(CancellationToken cancel)
    {
        await town.Write(mail.Remove, cancel);
        return Redirect("/admin/outgoing?said=stopped");
    }

    private async Task Load(CancellationToken cancel)
    {
        Setup = await mail.Of(town.TenantId, cancel);
        Input = Setup is { } setup ? MailInput.Of(setup) : new MailInput();
    }
}
