namespace Townline.Demo.Catalogue;

/// <summary>The services of Riverton in their groups, in the order in which residents see them.</summary>
internal static class DemoCatalogue
{
    private static readonly string[] Files =
    [
        "01-streets", "02-water", "03-waste", "04-parks", "05-lights", "06-animals", "07-housing", "08-nuisance", "09-permits", "10-city-hall",
    ];

    private static readonly Lazy<IReadOnlyList<DemoService>> Loaded = new(() =>
    [
        .. Files.Select(f => DemoFiles.Read<GroupFile>($"Catalogue/{f}.json")).SelectMany(g => g.Services.Select(s => s with { Group = g.Group })),
    ]);

    public static IReadOnlyList<DemoService> Services => Loaded.Value;

    public static DemoService Get(string code) => Services.First(s => s.Code == code);

    private sealed record GroupFile(ServiceGroup Group, IReadOnlyList<DemoService> Services);
}
