using System.Data.Common;
using System.Globalization;
using Dapper;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests.Duplicates;

/// <summary>
/// Takes requests back to a moment by the event log, newest change first: what was corrected since reads as before, what was closed since is open
/// again. What another system closed has no events here; its closing moment tells.
/// </summary>
internal sealed class AsOf
{
    private static readonly string[] Kinds = ["request.closed", "request.reopened", Corrected.Name];

    /// <returns>Those that were open at <paramref name="at"/>, in the same order.</returns>
    public async Task<IReadOnlyList<Candidate>> TakeBack(DbConnection reader, int tenantId, IReadOnlyList<Candidate> found, DateTimeOffset at, CancellationToken cancel)
    {
        var changed = found.Where(candidate => candidate.UpdatedAt > at && candidate.Version > 1).ToDictionary(candidate => candidate.Id);
        foreach (var candidate in found.Where(candidate => candidate.ClosedAt > at && !changed.ContainsKey(candidate.Id)))
        {
            candidate.IsOpen = 1;
        }

        var told = new HashSet<long>();
        foreach (var happened in await Since(reader, tenantId, changed.Keys, at, cancel))
        {
            Undo(changed[happened.SubjectId], happened);
            if (happened.Kind != Corrected.Name)
            {
                told.Add(happened.SubjectId);
            }
        }

        // One that came closed and was corrected here: the log tells of the correction, and not of the end.
        foreach (var candidate in changed.Values.Where(candidate => candidate.ClosedAt > at && !told.Contains(candidate.Id)))
        {
            candidate.IsOpen = 1;
        }

        return [.. found.Where(candidate => candidate.IsOpen == 1)];
    }

    /// <summary>On (tenant, subject, seq). The ids are ours, at most <see cref="Candidates.MostCompared"/>.</summary>
    private static async Task<IEnumerable<Happened>> Since(DbConnection reader, int tenantId, IReadOnlyCollection<long> ids, DateTimeOffset at, CancellationToken cancel) =>
        ids.Count == 0
            ? []
            : await reader.QueryAsync<Happened>(new CommandDefinition(
                $"""
                SELECT subject_id, kind, data FROM platform_event
                WHERE tenant_id = @tenantId AND subject_id IN ({string.Join(", ", ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))}) AND at > @at
                    AND kind IN ('{string.Join("', '", Kinds)}')
                ORDER BY seq DESC
                """,
                new { tenantId, at },
                cancellationToken: cancel));

    private static void Undo(Candidate candidate, Happened happened)
    {
        switch (happened.Kind)
        {
            case "request.closed":
                candidate.IsOpen = 1;
                break;
            case "request.reopened":
                candidate.IsOpen = 0;
                break;
            default:
                foreach (var (field, before) in JsonColumn.Read<Corrected>(happened.Data).Before)
                {
                    Put(candidate, field, before);
                }

                break;
        }
    }

    private static void Put(Candidate candidate, string field, string? before)
    {
        switch (field)
        {
            case "service" when before is not null:
                candidate.ServiceId = long.Parse(before, CultureInfo.InvariantCulture);
                break;
            case "description":
                candidate.Description = before ?? "";
                break;
            case "address":
                candidate.Address = before;
                break;
            case "latitude":
                candidate.Latitude = Degrees(before);
                break;
            case "longitude":
                candidate.Longitude = Degrees(before);
                break;
        }
    }

    private static double? Degrees(string? text) => string.IsNullOrEmpty(text) ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private sealed class Happened
    {
        public long SubjectId { get; init; }
        public string Kind { get; init; } = "";
        public string Data { get; init; } = "";
    }

    /// <summary>What <see cref="RequestCorrected"/> keeps.</summary>
    private sealed record Corrected(IReadOnlyDictionary<string, string?> Before)
    {
        internal const string Name = "request.corrected";
    }
}
