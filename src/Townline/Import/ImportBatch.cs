using Townline.Import.Maps;

namespace Townline.Import;

/// <summary>Rows that are written together.</summary>
/// <param name="Requests">The good ones.</param>
/// <param name="Rejections">The others.</param>
/// <param name="End">Where the row after them starts.</param>
/// <param name="IsLast">No row comes after them.</param>
internal sealed record ImportBatch(IReadOnlyList<ImportedRequest> Requests, IReadOnlyList<Rejection> Rejections, CsvPosition End, bool IsLast)
{
    /// <summary>Reads a file to its end, a batch at a time; the last one may be empty.</summary>
    /// <param name="size">Rows of a batch, good and bad; asked anew for each.</param>
    public static IEnumerable<ImportBatch> ReadAll(CsvSource source, RowMapper mapper, Func<int> size)
    {
        var (requests, rejections, most) = (new List<ImportedRequest>(), new List<Rejection>(), size());
        while (source.Read())
        {
            if (requests.Count + rejections.Count >= most)
            {
                yield return new(requests, rejections, source.Position, IsLast: false);
                (requests, rejections, most) = ([], [], size());
            }

            var reason = source.Fault;
            if (reason is null && mapper.TryMap(source.Row, out var request, out reason))
            {
                requests.Add(request);
            }
            else
            {
                rejections.Add(new(source.Position.Line, reason!, source.Salvage()));
            }
        }

        yield return new(requests, rejections, source.Position, IsLast: true);
    }
}
