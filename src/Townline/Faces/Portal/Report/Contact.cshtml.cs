using System.Globalization;
using System.Net.Mail;
using Microsoft.AspNetCore.Mvc;
using Townline.Faces.Portal.Mine;
using Townline.Faces.Portal.Report.Drafts;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Text;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Report;

/// <summary>How to reach the person, if they want to be reached.</summary>
internal sealed class ContactPage(Journeys journeys, CurrentResident resident, IWords words) : ReportStep(journeys)
{
    public override string Step => Journey.Contact;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? KeepPrivate { get; set; }

    public IReadOnlyList<FieldOption> Languages =>
        [.. words.Languages.Select(language => new FieldOption(language, words.Culture.TextInfo.ToTitleCase(CultureInfo.GetCultureInfo(language).NativeName)))];

    public async Task OnGet(CancellationToken cancel)
    {
        var contact = Journey.Typed.Contact;
        (Name, Email, Phone) = (contact?.Name, contact?.Email, contact?.Phone);

        // Who is signed in need not type their address, and finds the report among theirs; who empties the field stays unknown.
        Email ??= contact is null ? (await resident.Find(cancel))?.Address : null;
        Language = contact?.Language ?? words.Language;
        KeepPrivate = contact is { KeepPrivate: true } ? "yes" : null;
    }

    public async Task<IActionResult> OnPost()
    {
        var contact = new TypedContact(Text(Name), Text(Email), Text(Phone), words.Languages.Contains(Language) ? Language : words.Language, KeepPrivate == "yes");
        Journey.Typed.Contact = contact;
        if (contact.Email is not null && !IsEmail(contact.Email))
        {
            ModelState.AddModelError(nameof(Email), words["report.contact.email.wrong"]);
        }

        if (contact.Phone is not null && !IsPhone(contact.Phone))
        {
            ModelState.AddModelError(nameof(Phone), words["report.contact.phone.wrong"]);
        }

        if (!Journey.Service.AnonymousAllowed && contact is { Email: null, Phone: null })
        {
            ModelState.AddModelError(nameof(Email), words["report.contact.missing"]);
        }

        if (ModelState.IsValid)
        {
            return await Continue();
        }

        Journey.Typed.Done.Remove(Step);
        await Save();
        return Page();
    }

    private static string? Text(string? typed) => PlainText.Clean(typed) is { Length: > 0 } text ? text : null;

    private static bool IsEmail(string text) => MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.', StringComparison.Ordinal);

    private static bool IsPhone(string text) => text.Count(char.IsAsciiDigit) is >= 7 and <= 15 && text.All(c => char.IsAsciiDigit(c) || "+ -.()/\u00A0".Contains(c, StringComparison.Ordinal));
}
