using System.Globalization;

namespace Townline.Bench.Importing;

/// <summary>A file in the columns of Boston's, about as long and as varied as the real one; always the same.</summary>
internal static class ImportFile
{
    private static readonly string[] Services = ["Illegal Parking", "Other", "Abandoned Vehicle", "Sidewalk Not Shoveled"];
    private static readonly string[] Streets = ["Harbor", "Summer", "Orchard", "Mill", "Chestnut", "Prospect", "Walnut", "Canal", "Spring", "Meadow", "Cedar", "Granite"];
    private static readonly string[] Words =
    [
        "car", "parked", "in", "front", "of", "the", "hydrant", "again", "since", "yesterday", "blocking", "driveway", "please", "send", "someone", "snow", "not", "cleared",
        "sidewalk", "icy", "dangerous", "for", "elderly", "people", "who", "walk", "here", "every", "day", "truck", "no", "plates", "two", "weeks", "now", "corner", "school",
        "sign", "missing", "light", "out", "water", "leaking", "from", "pipe", "near", "house", "number", "trash", "left", "on", "street", "rats", "seen", "at", "night", "noise",
        "construction", "before", "seven", "tree", "branch", "fallen", "over", "wires", "called", "twice", "nobody", "came", "crosswalk", "paint", "gone", "drivers", "do", "stop",
    ];

    public static void Write(string path, int rows)
    {
        var random = new Random(311);
        using var file = new StreamWriter(path);
        file.Write("service_request_id,service_code,service_name,status,requested_datetime,updated_datetime,description,address,lat,long\r\n");
        var time = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.FromHours(-5));
        for (var i = 0; i < rows; i++)
        {
            time += TimeSpan.FromSeconds(random.Next(600));
            var service = random.Next(Services.Length);
            var text = random.Next(20) == 0 ? "" : string.Join(' ', Enumerable.Range(0, random.Next(6, 40)).Select(_ => Words[random.Next(Words.Length)]));
            file.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{101000000000 + i},code{service},{Services[service]},{(random.Next(13) == 0 ? "open" : "closed")},{time:yyyy-MM-ddTHH:mm:sszzz},{time.AddHours(random.Next(1, 900)):yyyy-MM-ddTHH:mm:sszzz},\"{text}\",\"{random.Next(1, 400)} {Streets[random.Next(Streets.Length)]} St, Boston\",{42.24 + random.NextDouble() * 0.15},{-71.17 + random.NextDouble() * 0.17}\r\n"));
        }
    }
}
