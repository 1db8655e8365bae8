using Townline.Import.Maps;

namespace Townline.Import;

/// <summary>Rows that are written together.</summary>
/// <param name="Requests">The good ones.</param>
/// <param name="LeftOut">Number of those that the map leaves out.</param>
/// <param name="Rejections">The others.</param>
/// <param name="End">Where the row after them starts.</param>
/// <param name="IsLast">No row comes after them.</param>
internal sealed record ImportBatch(IReadOnlyList<ImportedRequest> Requests, int LeftOut, IReadOnlyList<Rejection> Rejections, CsvPosition End, bool IsLast)
{
    /// <summary>Reads a file to its end, a batch at a time; the last one may be empty.</summary>
    /// <param name="size">Rows of a batch, good and bad; asked anew for each.</param>
    public static IEnumerable<ImportBatch> ReadAll(CsvSource source, RowMapper mapper, Func<int> size)
    {
        var (requests, leftOut, rejections, most) = (new List<ImportedRequest>(), 0, new List<Rejection>(), size());
        while (source.Read())
        {
            if (requests.Count + leftOut + rejections.Count >= most)
            {
                yield return new(requests, leftOut, rejections, source.Position, IsLast: false);
                (requests, leftOut, rejections, most) = ([], 0, [], size());
            }

            var reason = source.Fault;
            if (reason is null && mapper.TryMap(source.Row, out var request, out reason))
            {
                requests.Add(request);
            }
            else if (reason is not null)
            {
                rejections.Add(new(source.Position.Line, reason, source.Salvage()));
            }
            else
            {
                leftOut++;
            }
        }

        yield return new(requests, leftOut, rejections, source.Position, IsLast: true);
    }
}
