using System.Globalization;

namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>What a server says of one mail: as much as it likes, in any order.</summary>
internal sealed record FetchItems(uint? Uid, long? Size, DateTimeOffset? ReceivedAt, ImapString? Body)
{
    public static FetchItems Of(ImapList list)
    {
        var items = new FetchItems(null, null, null, null);
        for (var i = 0; i + 1 < list.Values.Count; i += 2)
        {
            var value = list.Values[i + 1];
            items = list.Values[i].Text?.ToUpperInvariant() switch
            {
                "UID" => items with { Uid = value.Number is > 0 and <= uint.MaxValue ? (uint)value.Number : null },
                "RFC822.SIZE" => items with { Size = value.Number },
                "INTERNALDATE" => items with { ReceivedAt = Moment(value.Text) },
                { } name when name.StartsWith("BODY[]", StringComparison.Ordinal) => items with { Body = value as ImapString ?? (value is ImapNil ? new ImapString([], 0) : null) },
                _ => items,
            };
        }

        return items;
    }

    /// <summary>"17-Jul-1996 02:44:25 -0700".</summary>
    private static DateTimeOffset? Moment(string? written) =>
        DateTimeOffset.TryParseExact(written?.Trim(), "d-MMM-yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment
        : DateTimeOffset.TryParseExact(written?.Trim().Insert(Math.Max(0, written.Trim().Length - 2), ":"), "d-MMM-yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out moment) ? moment
        : null;
}
