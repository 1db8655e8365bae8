using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Identity.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Answering;

/// <summary>What an answer by mail can have besides its words: offered to the clerk, and read from the form.</summary>
internal sealed class LetterDesk(TownContext town, ICopies copies, IAddressees addressees, IHttpContextAccessor http)
{
    /// <summary>Known from the start: units of work run where no request is at hand.</summary>
    private SignedInStaff Me { get; } = http.HttpContext!.RequireStaff();

    /// <returns>Null where the channel carries no letters.</returns>
    public async Task<LetterPane?> Read(RequestPane pane, CancellationToken cancel) =>
        pane.Capabilities is not { Letters: true } capabilities
            ? null
            : new LetterPane(
                await addressees.Of(town.TenantId, pane.Request, cancel),
                await copies.Offered(town.TenantId, pane.Request.Id, cancel),
                pane.Timeline.LastOrDefault(entry => entry is { Kind: EntryKind.Message, Direction: Direction.In, Audience: not Audience.Staff, Text.Length: > 0 }),
                pane.Teams.SignatureOf(pane.Request.TeamId, Me.Id, Me.Name, pane.Request.Language ?? town.Tenant.DefaultLanguage),
                capabilities.AttachmentBytes);

    /// <exception cref="RuleBrokenException">What was typed is no address: "copy-address", or "copy-address-blind" where it stands among the blind ones.</exception>
    public LetterParts Parts(WorkInput input, LetterPane? pane)
    {
        if (pane is null)
        {
            return LetterParts.None;
        }

        IReadOnlyList<string> cc = [.. copies.Read(input.Cc).Concat(input.CopyTo.Intersect(pane.Offered)).Distinct(StringComparer.OrdinalIgnoreCase)];
        return new LetterParts
        {
            Cc = cc,
            Bcc = [.. Blind(input.Bcc).Except(cc, StringComparer.OrdinalIgnoreCase)],
            QuotesEntryId = input.Quotes ? pane.Quotable?.Id : null,
            Signature = input.Signs ? pane.Signature : "",
        };
    }

    private IReadOnlyList<string> Blind(string? typed)
    {
        try
        {
            return copies.Read(typed);
        }
        catch (RuleBrokenException broken) when (broken.Code == "copy-address")
        {
            throw new RuleBrokenException("copy-address-blind", [.. broken.Args]);
        }
    }
}

/// <param name="To">Null when there is no address to send to.</param>
/// <param name="Offered">Addresses that the newest mail went to as well.</param>
/// <param name="Quotable">The newest message of the resident; null when there is none.</param>
/// <param name="Signature">As it would stand below; empty for none.</param>
/// <param name="MostBytes">Of all files together; null: no limit worth naming.</param>
internal sealed record LetterPane(Addressee? To, IReadOnlyList<string> Offered, TimelineEntry? Quotable, string Signature, long? MostBytes);
