using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Delivery;

/// <summary>What a channel can carry, asked before anything is written.</summary>
internal static class LetterCheck
{
    /// <exception cref="RuleBrokenException">Too many copies, copies where the channel has none, or files that are too large together.</exception>
    public static async Task Demand(Unit unit, ChannelCapabilities? capabilities, LetterParts parts, IReadOnlyList<long> files)
    {
        var copies = parts.Cc.Count + parts.Bcc.Count;
        RuleBrokenException.Unless(copies == 0 || capabilities is { Letters: true }, "copy-channel");
        RuleBrokenException.Unless(copies <= LetterParts.MostCopies, "copy-many", LetterParts.MostCopies);
        if (capabilities?.AttachmentBytes is { } most && files.Count > 0)
        {
            var size = await unit.Db.Set<StoredFile>().Where(file => files.Contains(file.Id)).SumAsync(file => file.Size);
            RuleBrokenException.Unless(size <= most, "files-large", most / FileLimits.Megabyte);
        }
    }

    /// <summary>The parts that hold here: what staff alone read, or what stands with another request, is never quoted.</summary>
    public static async Task<LetterParts> Fit(Unit unit, ChannelCapabilities? capabilities, LetterParts parts, long requestId)
    {
        if (capabilities is not { Letters: true })
        {
            return LetterParts.None;
        }

        return parts.QuotesEntryId is { } quoted
            && !await unit.Db.Set<Entry>().AnyAsync(entry => entry.Id == quoted && entry.RequestId == requestId && entry.Kind == EntryKind.Message && entry.Audience != Audience.Staff)
            ? parts with { QuotesEntryId = null }
            : parts;
    }
}
