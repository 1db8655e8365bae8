using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.People;

/// <summary>Does what a clerk asks for about a person, and says what stands in the way beside the field that it concerns.</summary>
internal sealed class PersonChanges(TownContext town, IStaffDirectory staff, IWords words)
{
    public async Task<ChangeOutcome> Try(Func<Unit, Task> change, ModelStateDictionary problems, CancellationToken cancel)
    {
        try
        {
            await town.Write(change, cancel);
            return ChangeOutcome.Done;
        }
        catch (PersonRefusedException refused)
        {
            problems.AddModelError($"Input.{PersonInput.FieldOf(refused.Code)}", words[$"person.refused.{refused.Code}", [.. refused.Args]]);
            return ChangeOutcome.Refused;
        }
        catch (StalePersonException)
        {
            return ChangeOutcome.Stale;
        }
    }

    /// <summary>Who changed this person last, and when; null when nobody did.</summary>
    public async Task<(string Who, DateTimeOffset At)?> Last(long personId, CancellationToken cancel)
    {
        var last = await town.Db.Set<EventRow>()
            .Where(row => row.SubjectId == personId && row.Kind.StartsWith(PersonEvent.Prefix))
            .OrderByDescending(row => row.Seq)
            .FirstOrDefaultAsync(cancel);
        if (last is null)
        {
            return null;
        }

        var who = last is { ActorKind: ActorKind.Staff, ActorId: { } id } ? (await staff.Find(town.TenantId, id, cancel))?.Name : null;
        return (who ?? words["desk.system"], last.At);
    }
}

internal enum ChangeOutcome
{
    Done,

    /// <summary>A rule forbids it; the reason stands at the field.</summary>
    Refused,

    /// <summary>Somebody else was quicker.</summary>
    Stale,
}
