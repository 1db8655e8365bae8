using System.Globalization;

namespace Townline.Bench.Scale;

/// <summary>What is asked of a big town, each time of another person, place or word.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Path">The address of one such question.</param>
internal sealed record Question(string Name, Func<Random, string> Path)
{
    public static IReadOnlyList<Question> Of(BigTown town) =>
    [
        new("timeline of a person (API)", random => $"/api/v1/people/{town.Persons[random.Next(town.Persons.Count)]}/timeline"),
        new("person at the desk, with timeline", random => $"/desk/people/{town.Persons[random.Next(town.Persons.Count)]}"),
        .. new[] { "mine", $"team-{town.Team}", "unassigned", "due-soon", "overdue", "disputed", "open" }
            .Select(queue => new Question($"queue {(queue.StartsWith("team", StringComparison.Ordinal) ? "of a team" : queue)}", random => $"/desk?queue={queue}&page={random.Next(1, 4)}")),
        new("search, one word being typed", random => $"/desk/find?q={Sentences.Word(random)[..^1]}"),
        new("search, two words", random => $"/desk/find?q={Sentences.Word(random)}+{Sentences.Word(random)}"),
        new("search, a phone number", random => string.Create(CultureInfo.InvariantCulture, $"/desk/find?q=%2B1330{2000000 + random.Next(town.Persons.Count)}")),
        new("map, a neighbourhood", random => $"/requests.geojson?bbox={Box(random, 0.01)}"),
        new("map, half the town", random => $"/requests.geojson?bbox={Box(random, 0.06)}"),
        new("newest public requests (Open311)", _ => "/open311/v2/requests.json?page_size=50"),
        new("near-duplicates", random => string.Create(CultureInfo.InvariantCulture, $"/api/v1/requests/near?service_code=pothole&lat={41.446 + (random.NextDouble() * 0.108):0.#####}&long={-81.66 + (random.NextDouble() * 0.12):0.#####}&text={Uri.EscapeDataString(Sentences.Next(random))}")),
    ];

    private static string Box(Random random, double size)
    {
        var (south, west) = (41.446 + (random.NextDouble() * (0.108 - size)), -81.66 + (random.NextDouble() * (0.12 - size)));
        return string.Create(CultureInfo.InvariantCulture, $"{west:0.#####},{south:0.#####},{west + size:0.#####},{south + size:0.#####}");
    }
}
