using System.Diagnostics;
using System.Security.Cryptography;
using Townline.People;
using Townline.People.Matching;
using Townline.People.Matching.Files;
using Townline.People.Matching.Town;
using Townline.Platform.Commands;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Bench.People;

/// <summary>One new person compared with a whole town, on SQLite, by its stored keys.</summary>
internal static class NewPerson
{
    private const int AtOnce = 5_000;
    private const int Asked = 1_000;

    public static async Task Run(string people)
    {
        using var folder = new TemporaryFolder();
        await using var town = await TownServices.Open(new StorageOptions(folder.Path));
        var store = town.Get<Store>();
        await store.Write(1, Actor.System("bench"), unit => TenantDirectory.Add(unit, Milltown()));
        var ids = await Fill(store, PeopleFile.Read(people, []));
        await using var db = store.Read(1);
        var matcher = town.Get<Matcher>();
        var (times, found) = (new List<double>(Asked), 0);
        var dice = new Random(2);
        for (var i = 0; i < Asked + 20; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            found += (await matcher.Compare(db, ids[dice.Next(ids.Count)], CancellationToken.None)).Count;

            // The first few open files and compile queries.
            if (i >= 20)
            {
                times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
        }

        times.Sort();
        Figures.Row($"one person compared in a town of {ids.Count:N0}: median", Figures.Milliseconds(times[Asked / 2]), "< 10 ms");
        Figures.Row("p99", Figures.Milliseconds(times[Asked * 99 / 100]));
        Figures.Row("suggestions for each", FormattableString.Invariant($"{(double)found / (Asked + 20):0.0}"));
    }

    private static async Task<List<long>> Fill(Store store, List<MatchRecord> people)
    {
        var ids = new List<long>(people.Count);
        var taken = new HashSet<string>();
        foreach (var some in people.Chunk(AtOnce))
        {
            await store.Write(1, Actor.System("bench"), unit =>
            {
                foreach (var person in some)
                {
                    var id = unit.NextId();
                    ids.Add(id);
                    unit.Insert(Person.Into, id, 1, 0, $"{person[MatchField.Given]} {person[MatchField.Surname]}", null, unit.Now, 1);
                    foreach (var (kind, value) in new[] { ("phone", person[MatchField.Phone]), ("email", person[MatchField.Email]) })
                    {
                        // An address belongs to one person; whoever comes second has it no more.
                        if (value.Length > 4 && taken.Add(value))
                        {
                            unit.Insert(PersonIdentity.Into, unit.NextId(), 1, id, kind, value, value, null, unit.Now);
                        }
                    }

                    unit.Insert(MatchCard.Put, MatchCard.Values(id, 1, MatchKeys.Stored(person)));
                }

                return Task.CompletedTask;
            });
        }

        return ids;
    }

    private static Tenant Milltown() => new()
    {
        Id = 1,
        Slug = "milltown",
        Name = "Milltown",
        JurisdictionId = "milltown.example",
        TimeZone = "America/New_York",
        Languages = ["en"],
        Hosts = [],
        Settings = new TenantSettings(),
        Secret = RandomNumberGenerator.GetBytes(32),
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
