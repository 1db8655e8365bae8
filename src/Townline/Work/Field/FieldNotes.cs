using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Words;
using Townline.Work.Contracts;

namespace Townline.Work.Field;

/// <summary>What the desk reads of a crew's report, in the first language of the town.</summary>
internal sealed class FieldNotes(ITownWords townWords, IConversations conversations)
{
    /// <summary>A report that came sooner than this was not held up.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(2);

    /// <summary>What was told, when, and what was refused of it.</summary>
    public async Task<string> Of(Unit unit, FieldDeed deed) =>
        string.Join("\n", new[] { await Plain(unit, deed), await Delay(unit, deed) }.Concat(deed.Report.Refused).OfType<string>());

    /// <summary>The step in words and what was typed with it.</summary>
    public async Task<string> Plain(Unit unit, FieldDeed deed)
    {
        var words = await townWords.For(unit.TenantId, null);
        if (deed.Report.Step == FieldStep.Note && deed.Text.Length > 0)
        {
            return deed.Text;
        }

        var outcome = deed.Report is { Step: FieldStep.Done, Outcome: { } ended } ? words[$"field.outcome.{ended}"] : "";
        return string.Join(' ', new[] { words[$"field.told.{deed.Report.Step}"], outcome, deed.Text }.Where(part => part.Length > 0));
    }

    /// <summary>"Told outside 10:42, arrived here 11:30"; null when it came at once.</summary>
    public async Task<string?> Delay(Unit unit, FieldDeed deed)
    {
        if (unit.Now - deed.DoneAt < AtOnce)
        {
            return null;
        }

        var time = await townWords.TimeFor(unit.TenantId, null);
        return (await townWords.For(unit.TenantId, null))["field.delay", time.DateAndTime(deed.DoneAt), time.DateAndTime(unit.Now)];
    }

    /// <summary>Keeps a report that changed nothing any more, with its photos, and says why.</summary>
    public async Task Keep(Unit unit, FieldDeed deed, FieldAnswer why)
    {
        var sentence = FieldSentence.Of(why, await townWords.For(unit.TenantId, null));
        await conversations.Note(unit, deed.Job.Id, $"{sentence}\n{await Of(unit, deed)}", deed.Photos);
    }
}
