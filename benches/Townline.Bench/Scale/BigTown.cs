using System.Diagnostics;
using System.Globalization;
using Townline.Conversations;
using Townline.Conversations.Contracts;
using Townline.Identity.Contracts;
using Townline.People;
using Townline.People.Contracts;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests;
using Townline.Requests.Contracts;
using Townline.Requests.Queues;

namespace Townline.Bench.Scale;

/// <summary>
/// The demo town grown to any size: for each 5 requests 2 people, for each request 3 lines of the timeline, over five years, one request in
/// twenty still open. Always the same.
/// </summary>
internal sealed class BigTown
{
    private const int BatchSize = 5_000;
    private const int OpenOneIn = 20;
    private static readonly string[] Streets = ["Harbor", "Summer", "Orchard", "Mill", "Chestnut", "Prospect", "Walnut", "Canal", "Spring", "Meadow", "Cedar", "Granite"];
    private static readonly string[] Given = ["Ana", "Ben", "Carla", "Dmitri", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jamal", "Keiko", "Liam", "Maria", "Nils", "Olga", "Pedro"];
    private static readonly string[] Family = ["Abernathy", "Barreto", "Castellanos", "Dube", "Ferris", "Halvorsen", "Kettleby", "Lindholm", "Nakamura", "Okonjo", "Petrov", "Ramachandran", "Salcedo", "Villareal"];
    private readonly TownServices _services;
    private readonly int _requests;
    private readonly Random _random = new(311);
    private readonly List<long> _people;

    private BigTown(TownServices services, int requests) => (_services, _requests, _people) = (services, requests, new List<long>((requests / 5 * 2) + 1));

    /// <summary>The people, with an e-mail address and a phone number each.</summary>
    public IReadOnlyList<long> Persons => _people;

    /// <summary>A team that requests are given to.</summary>
    public long Team { get; private set; }

    /// <summary>Makes the demo town in this folder, or in this database, and fills it.</summary>
    public static async Task<BigTown> Fill(string folder, int requests, string? postgres)
    {
        await using (var first = await ServerProcess.Start(folder, postgres))
        {
        }

        var clock = Stopwatch.StartNew();
        await using var services = await TownServices.Open(new StorageOptions(folder, postgres));
        var town = new BigTown(services, requests);
        await town.Fill(CancellationToken.None);
        Figures.Row($"{requests:N0} requests, {requests * 3L:N0} lines of timelines, {town.Persons.Count:N0} people written", Figures.Rate(requests / clock.Elapsed.TotalSeconds));
        if (postgres is not null)
        {
            await PostgresDatabase.Settle(postgres);
        }

        return town;
    }

    private async Task Fill(CancellationToken cancel)
    {
        var town = await _services.Town(null, cancel);
        var catalogue = await _services.Get<ICatalogue>().Of(town.Id);
        Team = catalogue.Active.First(service => service.TeamId is not null).TeamId!.Value;
        var staff = await _services.Get<IStaffDirectory>().All(town.Id, cancel);
        var store = _services.Get<Store>();
        for (var written = 0; written < _requests; written += BatchSize)
        {
            var first = RequestNumbers.First + await _services.Get<Numbers>().Take(town.Id, RequestNumbers.Name, BatchSize, cancel);
            await store.Write(
                town.Id,
                Actor.System("bench"),
                unit =>
                {
                    AddPeople(unit, written);
                    AddRequests(unit, first, written, [.. catalogue.Active], [.. staff.Select(member => member.Id)]);
                    return Task.CompletedTask;
                },
                cancel);
        }
    }

    private void AddPeople(Unit unit, int written)
    {
        var search = _services.Get<ISearch>();
        var texts = new List<(long, string)>();
        for (var i = 0; i < BatchSize / 5 * 2; i++)
        {
            var number = _people.Count;
            var id = unit.NextId();
            var name = $"{Pick(Given)} {Pick(Family)}";
            var (mail, phone) = ($"p{number}@example.org", string.Create(CultureInfo.InvariantCulture, $"+1330{2000000 + number}"));
            unit.Insert(Person.Into, id, unit.TenantId, (int)PersonKind.Person, name, "en", unit.Now, 1);
            unit.Insert(PersonIdentity.Into, unit.NextId(), unit.TenantId, id, IdentityKind.Email, mail, mail, unit.Now, unit.Now);
            unit.Insert(PersonIdentity.Into, unit.NextId(), unit.TenantId, id, IdentityKind.Phone, phone, phone, null, unit.Now);
            texts.Add((id, PersonText.Of(name, null, [(mail, mail), (phone, phone)])));
            _people.Add(id);
        }

        search.PutAll(unit, PersonText.Kind, texts);
    }

    private void AddRequests(Unit unit, long first, int written, ServiceInfo[] offered, long[] staff)
    {
        var texts = new List<(long, string)>(BatchSize);
        var entries = new List<(long Id, long Person, DateTimeOffset At, string Text)>(BatchSize);
        var span = TimeSpan.FromDays(5 * 365) / _requests;
        for (var i = 0; i < BatchSize; i++)
        {
            var at = unit.Now - TimeSpan.FromDays(5 * 365) + (span * (written + i));
            var (id, number, service, person) = (unit.NextId(), Reference.Of(first + i), offered[_random.Next(offered.Length)], _people[_random.Next(_people.Count)]);
            var open = _random.Next(OpenOneIn) == 0;
            var assignee = open && _random.Next(2) == 0 ? staff[_random.Next(staff.Length)] : (long?)null;
            var promise = open ? unit.Now.AddHours(_random.Next(-500, 500)) : at.AddDays(3);
            var due = open ? DueState.At(unit.Now, promise, soonHours: 24) : 0;
            var text = Sentences.Next(_random);
            var address = string.Create(CultureInfo.InvariantCulture, $"{_random.Next(1, 400)} {Pick(Streets)} Street");
            unit.Insert(
                Request.Into,
                id, unit.TenantId, number, service.Id, open ? service.Workflow.Start : service.Workflow.States.First(state => !state.Open).Key, open ? 1 : 0, person, null, null, service.TeamId, assignee, "web", null,
                text, address, null, null, 41.446 + (_random.NextDouble() * 0.108), -81.66 + (_random.NextDouble() * 0.12), null, null, (int)service.Visibility, null, "en",
                at, at, promise, promise, due, 0, 0, 0, 1);
            texts.Add((id, $"{number} {text} {address}"));
            entries.Add((id, person, at, text));
            if (open)
            {
                foreach (var queue in QueueMembership.Of(service.TeamId, assignee, due, disputed: false))
                {
                    unit.Count(queue.Name, 1);
                }
            }
        }

        _services.Get<ISearch>().PutAll(unit, SearchKind.Request, texts);
        _services.Get<ISpatialIndex>().PutAll(
            unit,
            SpatialLayer.Request,
            "SELECT id, latitude, longitude, requested_at AS at, 1 - is_open AS past FROM requests_request WHERE tenant_id = @p0 AND number >= @p1 AND number <= @p2",
            unit.TenantId, Reference.Of(first), Reference.Of(first + BatchSize - 1));
        foreach (var (id, person, at, text) in entries)
        {
            Line(unit, id, person, at, EntryKind.Message, Direction.In, text);
            Line(unit, id, person, at.AddHours(2), EntryKind.Message, Direction.Out, "Thank you. We have sent somebody to look at it.");
            Line(unit, id, person, at.AddHours(3), EntryKind.Note, Direction.None, "Crew told by phone.");
        }
    }

    private static void Line(Unit unit, long request, long person, DateTimeOffset at, EntryKind kind, Direction direction, string text) =>
        unit.Insert(
            Entry.Into,
            unit.NextId(), unit.TenantId, null, request, person, at, (int)kind, (int)direction, "web", (int)ActorKind.Resident, null, (int)(kind == EntryKind.Note ? Audience.Staff : Audience.Resident), text, null, null);

    private string Pick(string[] from) => from[_random.Next(from.Length)];
}
