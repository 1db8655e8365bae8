using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Portal.Mine;

/// <summary>Asks for a link and puts the mail that carries it in line, in one unit: no link without its mail, and no mail without its link.</summary>
internal sealed class LinkMail(TownContext town, ISignInLinks links, ISingleMail mails, IWords words, TimeProvider time, IHttpContextAccessor http)
{
    public const string Path = "/mine/link";

    private string? Site => SiteAddress.Of(town.Tenant, http.HttpContext!);

    /// <summary>Whether the town can send links: it sends mail, and knows its own address.</summary>
    public async ValueTask<bool> IsOffered() => Site is not null && await mails.IsOffered(town.TenantId);

    /// <param name="address">A valid one, as typed.</param>
    public Task Ask(string address, string browser, CancellationToken cancel)
    {
        // Read here: a unit may run on a thread that knows of no request.
        var (site, language) = (Site, words.Language);
        return town.Write(
            async unit =>
            {
                if (await links.Ask(unit, town.Tenant, new SignInOrder(address, language, browser)) is { } secret)
                {
                    mails.Send(unit, Written(address, $"{site}{Path}/{secret}"));
                }
            },
            cancel);
    }

    private SingleMail Written(string address, string link)
    {
        var name = town.Tenant.Name;
        string[] paragraphs = [words["mine.mail.why", name], $"{words["mine.mail.open"]}\n{link}", words["mine.mail.other"], words["mine.mail.not-you"], name];
        return new SingleMail(address, words["mine.mail.subject", name], string.Join("\n\n", paragraphs), [link], words.Language, time.GetUtcNow() + AskedLink.Life);
    }
}
