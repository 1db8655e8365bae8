using Microsoft.EntityFrameworkCore;
using Townline.Platform.Words;
using Townline.Requests;
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

    /// <summary>Takes over what another system knew of holes at the corner, in one go.</summary>
    /// <returns>Their ids by those of the other system.</returns>
    public async Task<IReadOnlyDictionary<string, long>> TakeOver(params PastRequest[] requests)
    {
        var past = Town.Get<IPastRequests>();
        var first = await past.NewNumbers(Town.Tenant.Id, requests.Length, default);
        await Town.Write(unit => past.TakeOver(unit, "old-desk", first, requests));
        return await Town.Read(db => db.Set<Request>().Where(request => request.ExternalId != null).ToDictionaryAsync(request => request.ExternalId!, request => request.Id));
    }

    /// <summary>A hole as another system knew it.</summary>
    /// <param name="id">There.</param>
    /// <param name="text">Its words.</param>
    /// <param name="at">When it was reported.</param>
    /// <param name="closedAt">Null for one that is open.</param>
    public static PastRequest Past(string id, string text, DateTimeOffset at, DateTimeOffset? closedAt = null) => new()
    {
        ExternalId = id,
        Service = PastService.Of(Pothole),
        Channel = "phone",
        Open = closedAt is null,
        Description = text,
        Latitude = Lat,
        Longitude = Long,
        RequestedAt = at,
        UpdatedAt = closedAt ?? at,
        ClosedAt = closedAt,
    };

    /// <summary>What is near a report at the corner.</summary>
    public Task<IReadOnlyList<NearRequest>> Near(string text = "", DateTimeOffset? at = null, Func<NearQuestion, NearQuestion>? with = null)
    {
        var question = new NearQuestion { Service = Pothole, Latitude = Lat, Longitude = Long, Text = text, At = at ?? Town.Clock.Now };
        return Town.Get<INearRequests>().Find(Town.Tenant.Id, with?.Invoke(question) ?? question, 10, default);
    }

    public static double North(double metres) => Lat + metres / 111_195;
}
