using System.Globalization;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Asking;

/// <summary>Asking somebody outside: from the fields of the form to the commands of the modules.</summary>
internal sealed class AskDesk(
    TownContext town, IInquiries inquiries, IInquiryQueries asked, IHeldAnswers held, IDrafts drafts, ICopies copies, IMailboxes mailboxes, IPromiseClock clock, IEnumerable<IChannel> channels,
    IHttpContextAccessor http)
{
    /// <summary>Known from the start: units of work run where no request is at hand.</summary>
    private SignedInStaff Me { get; } = http.HttpContext!.RequireStaff();

    public async Task<AskPane> Read(RequestPane pane, CancellationToken cancel) => new(
        await asked.AskedBefore(town.Db, cancel),
        [.. pane.Timeline.Where(entry => entry.Kind == EntryKind.Message && (entry.Text.Length > 0 || entry.Files.Count > 0)).TakeLast(InquiryParts.MostMessages)],
        pane.Teams.SignatureOf(pane.Request.TeamId, Me.Id, Me.Name, town.Tenant.DefaultLanguage),
        channels.FirstOrDefault(channel => channel.Capabilities.Letters)?.Capabilities.AttachmentBytes);

    /// <summary>What I wrote and took back; null when there is nothing.</summary>
    public async Task<AskInput?> Draft(RequestPane pane, CancellationToken cancel)
    {
        var mine = (await drafts.OnRequest(town.Db, pane.Request.Id, cancel)).FirstOrDefault(draft => draft.StaffId == Me.Id && draft.Field == DraftField.Question);
        if (mine is null || AskInput.Read(mine.Parts) is not { } input)
        {
            return null;
        }

        (input.Text, input.DraftVersion, input.Page) = (mine.Text, mine.Version, Guid.NewGuid().ToString("N"));
        return input;
    }

    /// <summary>Sends it, or lets it leave in a moment where the town waits for second thoughts. The same page sends the same once.</summary>
    /// <exception cref="RuleBrokenException">Something is to be mended.</exception>
    public async Task Send(RequestPane pane, AskPane offered, AskInput input, IReadOnlyList<string> tickets, CancellationToken cancel)
    {
        var parts = Parts(offered, input);
        await DemandOutside(pane, parts.Address, cancel);
        var letter = new LetterParts { Cc = copies.Read(input.Cc), Signature = input.Signs ? offered.Signature : "" };
        var text = PlainText.Clean(input.Text);
        var pause = TimeSpan.FromSeconds(town.Tenant.Settings.UndoSeconds);
        await town.Write(
            async unit =>
            {
                var draft = new DraftText(text, input.Page ?? "", input.DraftVersion, 0);
                if (!await drafts.Send(unit, new DraftKey(pane.Request.Id, Me.Id, DraftField.Question), draft, $"ask {parts.Address}"))
                {
                    return;
                }

                if (parts.RemindDays is { } days)
                {
                    // Said now, while somebody can mend it.
                    await clock.DueAt(town.Tenant, new Promise(days, PromiseUnit.BusinessDays), unit.Now);
                }

                IReadOnlyList<long> files = [.. (await Drafts.Give(unit, town.Tenant, tickets, RequestFileOwner.Name, pane.Request.Id)).Select(file => file.Id)];
                await (pause > TimeSpan.Zero
                    ? held.Hold(unit, new HeldOrder(pane.Request.Id, text, files, unit.Now + pause, IsScheduled: false) { Letter = letter, Inquiry = parts })
                    : inquiries.Ask(unit, new InquiryOrder(pane.Request.Id, text, files, parts, letter)));
            },
            cancel);
    }

    private InquiryParts Parts(AskPane offered, AskInput input) => new(Address(offered, input))
    {
        Messages = [.. input.Messages.Distinct()],
        Files = [.. input.Take.Distinct()],
        TellsName = input.TellsName,
        TellsWays = input.TellsWays,
        TellsPlace = input.TellsPlace,
        RemindDays = DaysOf(input.Days),
    };

    private string Address(AskPane offered, AskInput input)
    {
        var known = string.IsNullOrEmpty(input.Known) ? null : offered.Known.FirstOrDefault(address => address == input.Known) ?? throw new RuleBrokenException("inquiry-one");
        var typed = Typed(input.To);
        RuleBrokenException.Unless(typed.Count + (known is null ? 0 : 1) > 0 && typed.Count <= 1, "inquiry-one");
        RuleBrokenException.Unless(known is null || typed.Count == 0 || typed[0].Equals(known, StringComparison.OrdinalIgnoreCase), "inquiry-two");
        return known ?? typed[0];
    }

    private IReadOnlyList<string> Typed(string? to)
    {
        try
        {
            return copies.Read(to);
        }
        catch (RuleBrokenException broken) when (broken.Code == "copy-address")
        {
            throw new RuleBrokenException("inquiry-address", [.. broken.Args]);
        }
    }

    private static int? DaysOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        RuleBrokenException.Unless(int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= InquiryParts.MostDays, "inquiry-days", InquiryParts.MostDays);
        return days;
    }

    /// <summary>The town does not ask itself, and the resident is answered: what they say shall not stand where they cannot read it.</summary>
    private async Task DemandOutside(RequestPane pane, string address, CancellationToken cancel)
    {
        var own = (await mailboxes.Of(town.TenantId, cancel)).SelectMany(mailbox => mailbox.Addresses);
        RuleBrokenException.Unless(!own.Contains(address, StringComparer.OrdinalIgnoreCase), "inquiry-own");
        var theirs = (pane.Person?.Identities ?? []).Where(identity => identity.Kind == IdentityKind.Email).Select(identity => identity.Value);
        RuleBrokenException.Unless(!theirs.Contains(address, StringComparer.OrdinalIgnoreCase), "inquiry-resident");
    }
}
