using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Faces.Desk.Tasks;
using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Files;
using Townline.Platform.Tenancy;
using Townline.Platform.Words;
using ResidentLine = Townline.Faces.Portal.Track.TimelineLine;

namespace Townline.Faces.Desk.CaseFile;

/// <summary>Reads a case: the head at once, the entries in pieces, so that one with ten thousand messages takes no more room than one with ten.</summary>
internal sealed class CaseReader(TownContext town, RequestPanes panes, TaskPanes tasks, ITimelines timelines, IPeople people, IHttpContextAccessor http, TimeProvider time, IWords words)
{
    private const int AtOnce = 200;

    public async Task<CaseHead?> Head(long reference, CaseFor @for, CancellationToken cancel)
    {
        if (await panes.Read(reference, cancel) is not { } pane)
        {
            return null;
        }

        return new CaseHead(
            pane,
            @for,
            @for == CaseFor.File ? [.. (await tasks.OfRequest(pane.Request.Id, cancel)).Reverse()] : [],
            town.Tenant.Name,
            http.HttpContext!.RequireStaff().Name,
            time.GetUtcNow());
    }

    /// <summary>The story, oldest first.</summary>
    public async IAsyncEnumerable<CaseEntry> Entries(CaseHead head, [EnumeratorCancellation] CancellationToken cancel)
    {
        var request = head.Pane.Request;
        var audience = head.For == CaseFor.File ? Audience.Staff : Audience.Resident;
        IReadOnlyList<long> same = request.PersonId is { } person ? await people.SamePerson(town.Db, person, cancel) : [];
        for (long after = 0; ;)
        {
            var piece = await timelines.Further(town.TenantId, request.Id, audience, after, AtOnce, cancel);
            var pane = await Around(head.Pane, piece, cancel);
            foreach (var entry in piece)
            {
                yield return head.For == CaseFor.File ? ForFile(entry, pane) : ForResident(entry, pane, head, same);
            }

            if (piece.Count < AtOnce)
            {
                yield break;
            }

            after = piece[^1].Id;
        }
    }

    /// <summary>The names and files of one piece.</summary>
    private async Task<RequestPane> Around(RequestPane pane, IReadOnlyList<TimelineEntry> piece, CancellationToken cancel)
    {
        var writers = piece.SelectMany(entry => new[] { entry.PersonId, entry.ActingPersonId }).OfType<long>().Where(id => id != pane.Request.PersonId).Distinct().ToList();
        var files = piece.SelectMany(entry => entry.Files).Select(file => file.FileId).ToList();
        return pane with
        {
            Timeline = piece,
            Writers = (await people.Cards(town.Db, writers, cancel)).ToDictionary(card => card.Id),
            Files = files.Count == 0 ? new Dictionary<long, StoredFile>() : await town.Db.Set<StoredFile>().Where(file => files.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancel),
            Corrections = await timelines.CorrectionsOf(town.TenantId, [.. piece.Where(entry => entry.CorrectedAt is not null).Select(entry => entry.Id)], cancel),
        };
    }

    private CaseEntry ForFile(TimelineEntry entry, RequestPane pane)
    {
        var line = TimelineLine.Of(entry, pane, words);
        return new CaseEntry(entry, line.Who, line.Via, line.What ?? "", FilesOf(entry, pane), [.. pane.Corrections[entry.Id]], IsLeftOut: false);
    }

    private CaseEntry ForResident(TimelineEntry entry, RequestPane pane, CaseHead head, IReadOnlyList<long> same)
    {
        var line = ResidentLine.Of(entry, pane.Service, head.Town, pane.Person?.DisplayName ?? words["desk.resident"], [], words);
        var isOthers = entry is { Kind: EntryKind.Message, Direction: Direction.In } && (entry.ActingPersonId is not null || (entry.PersonId is { } writer && !same.Contains(writer)));
        return isOthers
            ? new CaseEntry(entry with { Text = "", Files = [] }, words["case.another"], null, words["case.left-out"], [], [], IsLeftOut: true)
            : new CaseEntry(entry, line.Who, null, line.What, FilesOf(entry, pane), [], IsLeftOut: false);
    }

    private static IReadOnlyList<StoredFile> FilesOf(TimelineEntry entry, RequestPane pane) => [.. entry.Files.Select(file => pane.Files.GetValueOrDefault(file.FileId)).OfType<StoredFile>()];
}
