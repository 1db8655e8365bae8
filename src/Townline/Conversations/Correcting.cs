using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations;

/// <summary>Corrects the words of a message or note. What stood there is kept for the staff, and a line on their timeline says who did it and why.</summary>
internal sealed class Correcting
{
    private const int LongestText = 100_000;
    private const int LongestReason = 500;

    public async Task Correct(Unit unit, long entryId, string text, string reason, DateTimeOffset? seen)
    {
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(text), "text-empty");
        RuleBrokenException.Unless(text.Length <= LongestText, "text-long", LongestText);
        RuleBrokenException.Unless(!string.IsNullOrWhiteSpace(reason), "reason-missing");
        RuleBrokenException.Unless(reason.Length <= LongestReason, "reason-long", LongestReason);
        var entry = await unit.Db.Set<Entry>().AsTracking().FirstOrDefaultAsync(e => e.Id == entryId && (e.Kind == EntryKind.Message || e.Kind == EntryKind.Note))
            ?? throw new KeyNotFoundException($"There is no message {entryId}.");
        if (entry.CorrectedAt != seen)
        {
            throw new StaleEntryException(entryId);
        }

        if (entry.Text == text.Trim())
        {
            return;
        }

        unit.Add(new Correction { Id = unit.NextId(), TenantId = unit.TenantId, EntryId = entryId, Before = entry.Text, Reason = reason.Trim(), ById = unit.Actor.Id, At = unit.Now });
        entry.Text = text.Trim();
        entry.CorrectedAt = After(entry.CorrectedAt, unit.Now);
        await unit.Db.SaveChangesAsync();
        Tell(unit, entry, reason.Trim());
        await unit.Publish(new EntryCorrected(entryId, entry.RequestId, reason.Trim()));
    }

    /// <summary>For the staff alone, whoever may read the entry itself.</summary>
    private static void Tell(Unit unit, Entry entry, string reason) =>
        unit.Insert(
            Entry.Into,
            unit.NextId(), unit.TenantId, entry.ConversationId, entry.RequestId, entry.PersonId, unit.Now, (int)EntryKind.Correct, (int)Direction.None, unit.Actor.Source,
            (int)unit.Actor.Kind, unit.Actor.Id, (int)Audience.Staff, reason, null,
            JsonColumn.Write(new { entryId = entry.Id.ToString(CultureInfo.InvariantCulture), kind = entry.Kind }));

    /// <summary>The moment is the version of the words: it grows with each correction, also within one millisecond.</summary>
    private static DateTimeOffset After(DateTimeOffset? before, DateTimeOffset now) => before is { } last && last >= now ? last.AddMilliseconds(1) : now;
}
