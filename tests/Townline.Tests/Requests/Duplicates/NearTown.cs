using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Requests.Duplicates;

/// <summary>A town with three services, in which problems are reported around one corner.</summary>
internal sealed class NearTown
{
    public const double Lat = 41.5;
    public const double Long = -81.6;

    private NearTown(TestTown town) => Town = town;

    public TestTown Town { get; }

    public static ServiceInfo Pothole { get; } = new() { Id = 201, Code = "hole", Name = LocalText.English("Hole"), Group = LocalText.English("Streets") };

    /// <summary>Of the same group as <see cref="Pothole"/>.</summary>
    public static ServiceInfo Paving { get; } = new() { Id = 202, Code = "paving", Name = LocalText.English("Paving"), Group = LocalText.English("Streets") };

    public static ServiceInfo Noise { get; } = new() { Id = 203, Code = "noise", Name = LocalText.English("Noise"), Group = LocalText.English("Neighbours") };

    public static async Task<NearTown> On(TestTown town)
    {
        foreach (var service in new[] { Pothole, Paving, Noise })
        {
            await town.Write(unit => town.Get<ICatalogueEditor>().Save(unit, service));
        }

        return new NearTown(town);
    }

    /// <summary>Reports something now, <paramref name="metres"/> north of the corner; an hour passes.</summary>
    public async Task<long> Report(string text, double metres = 0, ServiceInfo? service = null, Func<NewRequest, NewRequest>? with = null)
    {
        var id = await Town.Open(service ?? Pothole, request => (with ?? (same => same))(request with { Description = text, Latitude = North(metres), Longitude = Long }));
        Town.Clock.Move(TimeSpan.FromHours(1));
        return id;
    }

    /// <summary>What is near a report at the corner.</summary>
    public Task<IReadOnlyList<NearRequest>> Near(string text = "", DateTimeOffset? at = null, Func<NearQuestion, NearQuestion>? with = null)
    {
        var question = new NearQuestion { Service = Pothole, Latitude = Lat, Longitude = Long, Text = text, At = at ?? Town.Clock.Now };
        return Town.Get<INearRequests>().Find(Town.Tenant.Id, with?.Invoke(question) ?? question, 10, default);
    }

    public static double North(double metres) => Lat + metres / 111_195;
}
