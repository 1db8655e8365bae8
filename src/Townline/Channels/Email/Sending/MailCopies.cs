using Townline.Channels.Email.Mailboxes;
using Townline.Channels.Email.Mime;
using Townline.Channels.Email.Mime.Addresses;
using Townline.Channels.Email.Mime.Writing;
using Townline.Conversations.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Channels.Email.Sending;

/// <inheritdoc/>
internal sealed class MailCopies(IArrivals arrivals, MailboxBook mailboxes) : ICopies
{
    /// <summary>Characters; far more than the addresses of one answer need.</summary>
    private const int Longest = 10_000;
    private const int LongestShown = 100;

    public IReadOnlyList<string> Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return [];
        }

        RuleBrokenException.Unless(typed.Length <= Longest, "copy-many", LetterParts.MostCopies);
        var found = AddressReader.Read(typed.ReplaceLineEndings(",").Replace(';', ','));
        var wrong = found.Addresses.FirstOrDefault(address => WireAddress.TryOf(address.Address) is null);
        RuleBrokenException.Unless(found.Addresses.Count > 0 && wrong is null, "copy-address", Shown(wrong is { Address.Length: > 0 } ? wrong.Address : wrong?.Name ?? typed));
        return [.. found.Addresses.Select(address => address.Address).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    public async Task<IReadOnlyList<string>> Offered(int tenantId, long requestId, CancellationToken cancel = default)
    {
        if ((await arrivals.MailsOf(requestId, 1, cancel)).FirstOrDefault() is not { Head.Length: > 0 } newest)
        {
            return [];
        }

        var mail = MailParser.Parse(newest.Head);
        var own = (await mailboxes.Of(tenantId)).SelectMany(mailbox => mailbox.Addresses).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. mail.To.Addresses.Concat(mail.Cc.Addresses).Select(address => address.Address)
                .Where(address => WireAddress.TryOf(address) is not null && !own.Contains(PlusAddress.Split(address).Plain) && !address.Equals(mail.Sender.Writer(own)?.Address, StringComparison.OrdinalIgnoreCase))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(LetterParts.MostCopies),
        ];
    }

    private static string Shown(string text) => text.Length <= LongestShown ? text.Trim() : text[..LongestShown].Trim() + "…";
}
