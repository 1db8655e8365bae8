using System.Globalization;
using System.Text;
using Townline.Import.Maps;

namespace Townline.Tests.Import;

/// <summary>Makes small files of a town that never was, and the map for them.</summary>
internal static class ImportFiles
{
    public const string Header = "Id,Kind,State,Opened,Closed,What,Street,Y,X,Said";

    public static ImportMap Map { get; } = new()
    {
        Source = "old-desk",
        TimeZone = "America/New_York",
        Dates = ["iso"],
        Id = "{Id}",
        Service = new() { Name = "{Kind}" },
        Status = new("{State}", new() { ["Open"] = "open", ["Closed"] = "closed", ["Fixed"] = "closed:done" }),
        RequestedAt = "{Opened}",
        ClosedAt = "{Closed}",
        Description = "{What}",
        Address = "{Street}",
        Lat = "{Y}",
        Long = "{X}",
        Outcome = "{Said}",
    };

    /// <summary>The map as a town would write it.</summary>
    public const string MapJson = """
        {
          "source": "old-desk", "timeZone": "America/New_York", "dates": ["iso"], "id": "{Id}", "service": { "name": "{Kind}" },
          "status": { "text": "{State}", "values": { "Open": "open", "Closed": "closed", "Fixed": "closed:done" } },
          "requestedAt": "{Opened}", "closedAt": "{Closed}", "description": "{What}", "address": "{Street}", "lat": "{Y}", "long": "{X}",
          "outcome": "{Said}", "visibility": "public"
        }
        """;

    /// <summary>Good rows with ids <paramref name="first"/>, first + 1, …: every third is open.</summary>
    public static string Rows(int first, int count)
    {
        var rows = new StringBuilder();
        for (var i = first; i < first + count; i++)
        {
            var state = i % 3 == 0 ? "Open" : "Closed";
            rows.Append(CultureInfo.InvariantCulture, $"R{i},Pothole,{state},2024-05-01T10:00:00Z,2024-05-02T10:00:00Z,Deep hole {i},{i} Elm St,41.5,-81.6,Filled\n");
        }

        return rows.ToString();
    }
}
