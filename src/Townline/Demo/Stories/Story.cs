using Townline.Demo.Catalogue;

namespace Townline.Demo.Stories;

/// <summary>
/// What happens with one service: how often, when, where and how it ends, and what people write about it.
/// <c>Months</c> are twelve weights; <c>Spots</c> rows of x, y, radius (metres) and
/// percent of reports that come from there; <c>Only</c> the choices that make sense at some spots alone (bridge, underpass, river);
/// <c>Dates</c> days (a third number, 1: working days) and <c>Ago</c> hours before the report for dated answers.
/// </summary>
internal sealed record Story(
    int Share,
    IReadOnlyList<int> Months,
    string Hours,
    string At,
    string Scene,
    IReadOnlyDictionary<string, int> Outcomes,
    StoryTexts En,
    StoryTexts Es,
    IReadOnlyList<double[]>? Spots = null,
    IReadOnlyDictionary<string, Dictionary<string, int>>? Weights = null,
    IReadOnlyDictionary<string, string[]>? Only = null,
    IReadOnlyDictionary<string, int[]>? Numbers = null,
    IReadOnlyDictionary<string, int[]>? Dates = null,
    IReadOnlyDictionary<string, int[]>? Ago = null)
{
    public StoryTexts In(string language) => language == "es" ? Es : En;
}

/// <summary>The texts of a service in one language: rows of lines by name; questions with their answers; whom a matter belongs to and what is said.</summary>
internal sealed class StoryTexts
{
    public required IReadOnlyList<IReadOnlyList<string>> Talk { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> NotOurs { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Lines { get; init; }
}

/// <summary>All stories, and the lines every service shares.</summary>
internal static class StoryBook
{
    private static readonly Lazy<IReadOnlyDictionary<string, Story>> Loaded = new(() => DemoCatalogue.Services
        .ToDictionary(s => s.Code, s => DemoFiles.Read<Story>($"Stories/Texts/{s.Code}.json")));

    private static readonly Lazy<Dictionary<string, Dictionary<string, IReadOnlyList<string>>>> SharedLines =
        new(() => DemoFiles.Read<Dictionary<string, Dictionary<string, IReadOnlyList<string>>>>("Stories/Texts/shared.json"));

    private static readonly Lazy<IReadOnlyList<TownEvent>> LoadedEvents = new(() => DemoFiles.Read<List<TownEvent>>("Stories/Texts/events.json"));

    public static IReadOnlyList<TownEvent> Events => LoadedEvents.Value;

    public static Story Of(string service) => Loaded.Value[service];

    public static IReadOnlyList<string> Shared(string language, string name) => SharedLines.Value[language].GetValueOrDefault(name, []);
}

/// <summary>A day on which much happened at once: when it began, how many hours it lasted and what was reported where (x, y, radius in metres).</summary>
internal sealed record TownEvent(string Name, int Month, int Day, int Hour, int Hours, IReadOnlyList<EventReports> Reports);

internal sealed record EventReports(string Service, int Count, IReadOnlyList<double> Spot);
