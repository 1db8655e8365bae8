using System.Globalization;
using Townline.Import;

namespace Townline.Bench.Duplicates;

/// <summary>Requests of Boston 2016–2017 and which of them its staff marked as the same problem: the open data beside the clone, or where TOWNLINE_TEST_OPEN_DATA says.</summary>
internal sealed class BostonPairs
{
    private const string Beside = "../shared/data";
    private const string Inside = "311/boston-duplicates";

    /// <summary>The later of two, as it was told.</summary>
    public sealed record Told(string Id, string ServiceCode, double Latitude, double Longitude, string Text, DateTimeOffset At);

    /// <summary>What was told and the id of the earlier one that it doubles, in order of time.</summary>
    public required IReadOnlyList<(Told Later, string Earlier)> Pairs { get; init; }

    public required string RequestsFile { get; init; }

    public required int Requests { get; init; }

    /// <returns>Null where the data is not at hand.</returns>
    public static BostonPairs? Find()
    {
        if (Folder() is not { } folder)
        {
            return null;
        }

        var file = Path.Combine(folder, "requests.csv");
        var told = Rows(file).ToDictionary(row => row["service_request_id"], row => new Told(
            row["service_request_id"],
            row["service_code"],
            double.Parse(row["lat"], CultureInfo.InvariantCulture),
            double.Parse(row["long"], CultureInfo.InvariantCulture),
            row["description"],
            DateTimeOffset.Parse(row["requested_datetime"], CultureInfo.InvariantCulture)));
        var pairs = Rows(Path.Combine(folder, "pairs.csv")).Select(row => (told[row["later"]], row["earlier"])).OrderBy(pair => pair.Item1.At).ToList();
        return new BostonPairs { Pairs = pairs, RequestsFile = file, Requests = told.Count };
    }

    private static string? Folder()
    {
        string?[] roots = [Environment.GetEnvironmentVariable("TOWNLINE_TEST_OPEN_DATA"), .. Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, Beside))];
        return roots.OfType<string>().SelectMany(root => new[] { Path.Combine(root, Inside), Path.Combine(root, "boston-duplicates") }).FirstOrDefault(Directory.Exists);
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var source = new CsvSource(new CsvFile(file));
        var rows = new List<Dictionary<string, string>>();
        while (source.Read())
        {
            rows.Add(source.Headers.Select((name, i) => (name, Text: source.Row.GetString(i))).ToDictionary(field => field.name, field => field.Text));
        }

        return rows;
    }
}
