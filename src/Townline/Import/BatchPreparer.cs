using System.Threading.Channels;
using Townline.Import.Maps;
using Townline.Places.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Import;

/// <summary>Rows that are ready to be written together.</summary>
/// <param name="Fresh">Requests that the town did not have when they were looked up.</param>
/// <param name="Known">Number of rows whose request it has.</param>
/// <param name="LeftOut">Number of rows that the map leaves out.</param>
/// <param name="Rejections">Rows that cannot be taken.</param>
/// <param name="End">Where the row after them starts.</param>
/// <param name="IsLast">No row comes after them.</param>
internal sealed record PreparedBatch(IReadOnlyList<PastRequest> Fresh, int Known, int LeftOut, IReadOnlyList<Rejection> Rejections, CsvPosition End, bool IsLast)
{
    public ImportTotals Totals => new(Fresh.Count, Known, Rejections.Count, LeftOut);
}

/// <summary>Reads ahead of the writer: splits, maps and looks up on a task of its own.</summary>
internal sealed class BatchPreparer(Store store, IPastRequests past, ServiceTable services, IPlaces places)
{
    private const int BatchesAhead = 2;

    /// <summary>Rows of a transaction; fewer while another process waits to write to the same file.</summary>
    private const int BatchSize = 5000;
    private const int SmallBatchSize = 1000;

    /// <summary>The file to its end, from where <paramref name="source"/> stands.</summary>
    public async IAsyncEnumerable<PreparedBatch> ReadAhead(
        ImportJob job,
        CsvSource source,
        RowMapper mapper,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ready = Channel.CreateBounded<PreparedBatch>(BatchesAhead);
        var reading = Task.Run(() => Fill(ready.Writer, job, source, mapper, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(cancel))
            {
                yield return batch;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Fill(ChannelWriter<PreparedBatch> ready, ImportJob job, CsvSource source, RowMapper mapper, CancellationToken cancel)
    {
        try
        {
            var table = await services.Open(job, cancel);

            // Rows of this very run are not looked for: the writer notices them.
            var look = job.IsDryRun || await past.HasAny(job.Town.Id, job.Map.Source, cancel);
            var seen = new SeenIds(acrossBatches: job.IsDryRun);
            foreach (var batch in ImportBatch.ReadAll(source, mapper, () => store.Engine.OthersWrite() ? SmallBatchSize : BatchSize))
            {
                await ready.WriteAsync(await Prepare(job, table, seen, look, batch, cancel), cancel);
            }

            ready.Complete();
        }
        catch (Exception error)
        {
            ready.Complete(error);
        }
    }

    private async Task<PreparedBatch> Prepare(ImportJob job, ServiceTable.OfTown table, SeenIds seen, bool look, ImportBatch batch, CancellationToken cancel)
    {
        var once = seen.Once(batch.Requests);
        var known = !look ? [] : await past.Known(job.Town.Id, job.Map.Source, once.ConvertAll(request => request.ExternalId), cancel);
        var fresh = new List<PastRequest>(once.Count - known.Count);
        foreach (var request in once)
        {
            if (!known.Contains(request.ExternalId))
            {
                fresh.Add(await Past(job, table, request));
            }
        }

        return new(fresh, batch.Requests.Count - fresh.Count, batch.LeftOut, batch.Rejections, batch.End, batch.IsLast);
    }

    private async ValueTask<PastRequest> Past(ImportJob job, ServiceTable.OfTown table, ImportedRequest request)
    {
        var service = await table.Get(request.Service);
        return new PastRequest
        {
            ExternalId = request.ExternalId,
            Service = service,
            Channel = request.Channel,
            Open = !request.Closed,
            Outcome = request.Outcome,
            OutcomeText = NullIfEmpty(request.OutcomeText),
            Description = request.Description,
            Address = NullIfEmpty(request.Address),
            Zip = NullIfEmpty(request.Zip),
            Latitude = request.Lat,
            Longitude = request.Long,
            Area = await District(job.Town.Id, request),
            Answers = request.Answers,
            Visibility = service.Visibility == RequestVisibility.Private ? RequestVisibility.Private : job.Map.Visibility,
            RequestedAt = request.RequestedAt,
            UpdatedAt = request.UpdatedAt,
            ClosedAt = request.ClosedAt,
        };
    }

    private async ValueTask<string?> District(int town, ImportedRequest request)
    {
        if (request is not { Lat: { } lat, Long: { } lon })
        {
            return null;
        }

        foreach (var area in await places.AreasAt(town, new GeoPoint(lat, lon)))
        {
            if (area.Kind == AreaKinds.District)
            {
                return area.Code;
            }
        }

        return null;
    }

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
