using System.Diagnostics;
using Townline.Conversations;
using Townline.Import;
using Townline.Import.Maps;
using Townline.Platform.Storage;
using Townline.Requests;
using Townline.Requests.Contracts;

namespace Townline.Bench.Importing;

/// <summary>The rows of an import, made beforehand and written by a loop that does nothing else, with the same durability.</summary>
internal sealed class BareImport(IEngine engine, InsertInto search, object?[] searchValues, InsertInto place, object?[] placeValues) : IAsyncDisposable
{
    private const int BatchSize = 5000;

    /// <returns>Requests a second.</returns>
    public async Task<double> Run(string file)
    {
        await engine.Open(CancellationToken.None);
        await new Migrator(engine, TimeProvider.System).Run(CancellationToken.None);
        var batches = Rows(file).Chunk(BatchSize).Select(Inserts).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var batch in batches)
        {
            await engine.Write(
                async (connection, transaction) =>
                {
                    await engine.Send(connection, transaction, batch);
                    return true;
                },
                CancellationToken.None);
        }

        return batches.Sum(batch => batch.Count(insert => insert.Into == PastRequests.Into)) / clock.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    private static IEnumerable<ImportedRequest> Rows(string file)
    {
        using var source = new CsvSource(new CsvFile(file));
        var mapper = new RowMapper(MapFile.Load("boston"), source.Headers, TimeProvider.System.GetUtcNow());
        while (source.Read())
        {
            yield return mapper.TryMap(source.Row, out var request, out var reason) ? request : throw new InvalidOperationException(reason);
        }
    }

    private List<BufferedInsert> Inserts(ImportedRequest[] requests)
    {
        var (rows, entries) = (new List<BufferedInsert>(), new List<BufferedInsert>());
        var first = Ids.Next();
        var last = first;
        foreach (var request in requests)
        {
            last = Ids.Next();
            var service = (long)request.Service.Code[^1];
            rows.Add(new(PastRequests.Into,
            [
                last, 1, last, service, request.Closed ? "closed" : "received", request.Closed ? 0 : 1, null, null, null, request.Channel, "boston", request.ExternalId,
                request.Description, request.Address, null, request.Lat, request.Long, null, null, 0,
                request.RequestedAt, request.UpdatedAt, request.ClosedAt, request.RequestedAt.AddYears(1000), 0, 0, 0, 0, 1,
            ]));
            if (request.Description.Length > 0)
            {
                entries.Add(new(Entry.Into, [Ids.Next(), 1, null, last, null, request.RequestedAt, 0, 1, request.Channel, 0, null, 1, request.Description, null, null]));
            }
        }

        rows.Add(new(search, [1, first, last, .. searchValues]));
        rows.Add(new(place, [1, first, last, .. placeValues]));
        rows.AddRange(entries);
        return rows;
    }
}
