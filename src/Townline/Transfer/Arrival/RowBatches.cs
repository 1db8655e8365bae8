using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Townline.Platform.Commands;
using Townline.Platform.Storage;
using Townline.Transfer.Packages;
using Townline.Transfer.Tables;

namespace Townline.Transfer.Arrival;

/// <summary>Rows of one table, to be written together.</summary>
internal sealed record RowBatch(TownTable Table, IReadOnlyList<BufferedInsert> Rows);

/// <summary>Reads the tables of an export ahead of the writer, on a task of its own.</summary>
internal sealed class RowBatches(TownPackage package, TownTables tables, int tenantId)
{
    private const int BatchesAhead = 3;
    private const long MostBytes = 8L << 20;

    /// <param name="most">Rows of a batch; asked before each.</param>
    /// <param name="wanted">Whether a table is to be brought in.</param>
    public async IAsyncEnumerable<RowBatch> ReadAhead(Func<int> most, Func<TownTable, bool> wanted, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var ready = Channel.CreateBounded<RowBatch>(BatchesAhead);
        var reading = Task.Run(() => Fill(ready.Writer, most, wanted, stop.Token), CancellationToken.None);
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

    private async Task Fill(ChannelWriter<RowBatch> ready, Func<int> most, Func<TownTable, bool> wanted, CancellationToken cancel)
    {
        try
        {
            foreach (var entry in package.Manifest.Tables)
            {
                if (tables.All.First(table => table.Name == entry.Name) is var table && table.Name != TownTables.Tenants && wanted(table))
                {
                    await Fill(ready, table, entry, most, cancel);
                }
            }

            ready.Complete();
        }
        catch (Exception error)
        {
            ready.Complete(error);
        }
    }

    private async Task Fill(ChannelWriter<RowBatch> ready, TownTable table, ManifestTable entry, Func<int> most, CancellationToken cancel)
    {
        var reader = new RowReader(table, tenantId);
        var (rows, room, bytes, line) = (new List<BufferedInsert>(), most(), 0L, 0L);
        await using var lines = new LineReader(package.Get(entry.File));
        await lines.ReadAll(
            text =>
            {
                line++;
                rows.Add(new BufferedInsert(table.Into, Read(reader, entry.File, line, text)));
                bytes += text.Length;
                return rows.Count >= room || bytes > MostBytes ? Send() : null;
            },
            cancel);
        await Send();

        async ValueTask Send()
        {
            var batch = rows;
            (rows, room, bytes) = ([], most(), 0);
            if (batch.Count > 0)
            {
                await ready.WriteAsync(new RowBatch(table, batch), cancel);
            }
        }
    }

    private static object?[] Read(RowReader reader, string file, long line, ReadOnlySequence<byte> text)
    {
        try
        {
            return reader.Read(text.IsSingleSegment ? text.FirstSpan : text.ToArray());
        }
        catch (FormatException wrong)
        {
            throw new CommandFailedException($"{file}, line {line}: {wrong.Message}");
        }
    }
}
